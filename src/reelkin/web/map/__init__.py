"""The map of films as a page: its points and names in small files, a film's card, and walks."""
