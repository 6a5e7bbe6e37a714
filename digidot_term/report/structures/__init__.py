"""A structure's element tree as it is shown."""
