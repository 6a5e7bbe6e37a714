"""YAML sources and the project configuration as models that know file, line and column."""
