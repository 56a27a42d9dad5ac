"""What the page of a scoring is made of: its layout, its charts, its matrix, and what opens behind each verdict."""
