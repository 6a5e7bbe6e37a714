"""The file an edition lies in: named arrays behind a header, mapped into memory and read in place."""
