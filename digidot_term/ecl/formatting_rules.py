"""What is told of expressions that are sound and yet left as they are written."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

COMMENT_WITHIN = Rule(
    "warning",
    Kind(
        "ECL043",
        "comment-within",
        Severity.INFO,
        Text(
            en="the expression has a comment within, which has no place in its canonical form: it is left as it is",
            nb="uttrykket har en kommentar inni, som ikke har noen plass i den kanoniske formen: det blir stående",
            nn="uttrykket har ein kommentar inni, som ikkje har nokon plass i den kanoniske forma: det blir ståande",
        ),
        Text(
            en="put the comment before or behind the expression",
            nb="sett kommentaren foran eller bak uttrykket",
            nn="set kommentaren framfor eller bak uttrykket",
        ),
    ),
)
