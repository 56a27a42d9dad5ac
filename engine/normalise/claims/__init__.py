"""What a document claims of its own figures: in its forms, in its sentences, and between places."""
