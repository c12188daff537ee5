"""Failures of commands that need something the machine may not have."""


class QuestionWritingError(RuntimeError):
    """No language model is set up, or its provider is not installed."""
