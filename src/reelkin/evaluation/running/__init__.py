"""A whole evaluation: what is judged, on whom, by which methods, and what is kept of it while it runs."""
