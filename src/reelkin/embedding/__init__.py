"""Embedding: where every title lies in the space of tastes, and how a score is summed up there.

`scoring` needs numpy alone; everything else here is for building.
"""
