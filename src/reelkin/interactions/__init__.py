"""Ratings that people bring: their own exports, and bulk sets of many people; each row matched to a title or accounted for.

Personal exports are read with the standard library alone. Only `bulk` and `catalog_titles` need Polars.
"""
