"""What is said of editions, and of what changed between two."""
