"""Compare two builds: what changed, of which kind, and whether it breaks users."""
