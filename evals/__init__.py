"""Judges what the assistant answers. Knows nothing of how the store was filled."""
