"""Rules of the pack nim: agreement with the national information models (Helse-NIM)."""
