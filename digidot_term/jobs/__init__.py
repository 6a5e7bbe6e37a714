"""One straight function a command: load, open, compile, check, write, and hand what is to be said to the report."""
