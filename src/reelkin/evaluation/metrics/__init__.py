"""Metrics, one a file. Each takes ranked rows, the best first, and what was to be found."""
