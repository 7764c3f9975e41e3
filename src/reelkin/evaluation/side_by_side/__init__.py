"""Two models of the same vectors beside each other: what their engines made of them, and what people get of it."""
