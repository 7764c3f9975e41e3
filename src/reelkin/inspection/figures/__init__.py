"""Small tables in, Matplotlib figures out; nothing here reads a file."""
