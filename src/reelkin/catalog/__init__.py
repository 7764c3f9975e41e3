"""The seven raw files → titles, alternate titles, people, credits, regions, episodes.

`prepare.prepare` runs the rules of the other modules in order; `engine` is what they ask of Polars.
"""
