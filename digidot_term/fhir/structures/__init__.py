"""StructureDefinitions of anybody's, in files, folders and packages: read, given new snapshots, and written."""
