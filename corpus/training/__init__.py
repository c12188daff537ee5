"""Trains the shipped Swedish embedding; nothing here is imported when questions are answered."""
