"""Rating sets of many people that can be fetched: where they are, getting one, and finding it again in the workspace."""
