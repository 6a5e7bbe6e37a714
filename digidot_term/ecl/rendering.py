"""From syntax tree to text: the one canonical text of each form, which parses to the same tree again."""

from __future__ import annotations

from digidot_term.ecl.forms import FORMS, FormName
from digidot_term.ecl.printer import Printer, TermOf
from digidot_term.ecl.tree import Expression


def render(
    expression: Expression,
    *,
    term_of: TermOf | None = None,
    written_terms: bool = False,
    form: FormName = "brief",
    width: int | None = None,
) -> str:
    """Return the canonical text of an expression; parsed, it gives the same tree again.

    `term_of` gives the term to write behind a concept id, or None for none. With `written_terms` the terms that stood
    in the text are written where `term_of` gives none. `form` is `brief` (`<<`) or `long` (`descendantOrSelfOf`). With
    `width` an expression that is longer than so many characters is laid out over several lines.
    """
    printer = Printer(term_of, written_terms, FORMS[form])
    text = printer.expression(expression)
    if width is None or len(text) <= width:
        return text
    from digidot_term.ecl.layout import lay_out  # noqa: PLC0415 - one line is what is nearly always wanted

    return "\n".join(lay_out(expression, printer, width))
