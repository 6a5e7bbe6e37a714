"""Say what was found: one module a format."""
