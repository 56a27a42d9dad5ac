"""Many submissions for the command ``score``: judged, scored by a scheme, and shown in several forms."""
