"""A person's taste against the world's: what they like more of than others do, by numbers that can be checked."""
