"""RF2 release files: packages, file names, and files as checked columns."""
