"""Question in, `Reply` out. Knows nothing of how the store was filled."""
