"""What people do to a story, a file a chapter."""
