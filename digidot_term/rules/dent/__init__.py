"""Rules of the pack dent: dental safety."""
