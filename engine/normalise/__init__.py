"""Stage 2: from what was read to a submission."""
