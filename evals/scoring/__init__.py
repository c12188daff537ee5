"""From a case and a reply to numbers: pure functions, one file per thing measured.

A function gives None where its value is undefined (no gold, no citation); None is counted as
unscored and left out of every mean.
"""
