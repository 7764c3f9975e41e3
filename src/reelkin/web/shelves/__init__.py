"""Rows of picks under a sentence that says why."""
