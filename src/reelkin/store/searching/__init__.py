"""Title search as one types: what publishing writes down of every name, and how a query finds its way back to it."""
