"""Who is asking, what they said of titles, and where that is kept."""
