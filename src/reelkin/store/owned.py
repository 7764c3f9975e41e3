"""The tables of what belongs to people. Titles are named by IMDb's ids alone."""
