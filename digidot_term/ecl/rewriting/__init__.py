"""Rewrite expressions: the same meaning in fewer words, by the laws of the language or in one edition."""

from digidot_term.ecl.rewriting.measure import Length
from digidot_term.ecl.rewriting.optimiser import Stage, Suggestion, length_of, optimise
from digidot_term.ecl.rewriting.step import Reason, Step

__all__ = ["Length", "Reason", "Stage", "Step", "Suggestion", "length_of", "optimise"]
