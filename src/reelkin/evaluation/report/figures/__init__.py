"""Figures of an evaluation: small numbers in, a plate out. They read no files."""
