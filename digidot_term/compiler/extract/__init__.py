"""The structural extract of Norway's base profiles: facts in this project's own source format."""

from digidot_term.compiler.extract.loader import compile_extract, load_extract

__all__ = ["compile_extract", "load_extract"]
