"""Feature blocks: titles, credits and people as one sparse matrix with named columns."""
