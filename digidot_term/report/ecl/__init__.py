"""What is said of expressions."""
