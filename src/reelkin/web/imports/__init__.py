"""What people bring from elsewhere, and everything of theirs to take along."""
