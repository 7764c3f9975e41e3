"""Picks for several people at once: how pleased each would be, how that is weighed, vetoes and series."""
