"""Say what was found: what a job returns, in words or as data."""
