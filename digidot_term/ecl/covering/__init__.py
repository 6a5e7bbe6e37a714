"""Find expressions for sets of codes: exact, or the best within a bound."""

from digidot_term.ecl.covering.covering import Covering, from_codes

__all__ = ["Covering", "from_codes"]
