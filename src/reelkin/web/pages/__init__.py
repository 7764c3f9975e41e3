"""One file a page: its routes, and what it shows."""
