"""FHIRPath (N1): expressions parsed, their element paths followed through definitions; nothing is evaluated."""

from digidot_term.compiler.fhirpath.parser import find_flaw, parse
from digidot_term.compiler.fhirpath.paths import Follower
from digidot_term.compiler.fhirpath.syntax import Flaw, Node
from digidot_term.compiler.fhirpath.words import misused_words

__all__ = ["Flaw", "Follower", "Node", "find_flaw", "misused_words", "parse"]
