"""What ratings teach of the titles that have enough of them. `part` and `folding` need numpy alone."""
