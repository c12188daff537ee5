"""Document in, passages out. Knows nothing of questions or answers."""
