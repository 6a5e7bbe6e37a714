"""What is said of concepts."""
