"""The bundle: what training leaves and everything that answers reads, as plain memory-mapped arrays."""
