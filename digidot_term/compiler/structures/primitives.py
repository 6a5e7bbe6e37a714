"""The written form of FHIR's primitive types (R4, datatypes, section Primitive Types).

JSON has texts, numbers and truth values; most primitives are texts of a certain form. The patterns here are of what a
date or a code looks like, not of every restriction: 2026-02-30 passes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

_YEAR = r"(?!0000)[0-9]{4}"
_DAY = rf"{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
_ZONE = r"(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])"
_FORMS = {
    "date": (_DAY, "2026-10-20"),
    "dateTime": (
        rf"{_DAY}|{_YEAR}-[0-9][0-9]-[0-9][0-9]T{_CLOCK}{_ZONE}",
        "2026-10-20 / 2026-10-20T09:00:00+02:00",
    ),
    "instant": (rf"{_YEAR}-[0-9][0-9]-[0-9][0-9]T{_CLOCK}{_ZONE}", "2026-10-20T09:00:00+02:00"),
    "time": (_CLOCK, "09:00:00"),
    "id": (r"[A-Za-z0-9.-]{1,64}", "[A-Za-z0-9.-]{1,64}"),
    "code": (r"\S+( \S+)*", "\\S+( \\S+)*"),
    "oid": (r"urn:oid:[0-2](\.(0|[1-9][0-9]*))+", "urn:oid:2.16.578.1"),
    "uuid": (r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"),
    "uri": (r"\S+", "http://..."),
}
_URIS = frozenset({"uri", "url", "canonical"})
_OF_URI = {"urn:oid:": "oid", "urn:uuid:": "uuid"}
_LEAST = {"unsignedInt": 0, "positiveInt": 1}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def expected_form(code: str, value: Any) -> str | None:
    """Return the form of the primitive type `code` when `value` has not that form, else None.

    The form is shown in no language: an example, or a pattern.
    """
    if code == "boolean":
        return None if isinstance(value, bool) else "true / false"
    if code in {"integer", *_LEAST}:
        least = _LEAST.get(code)
        whole = isinstance(value, int) and not isinstance(value, bool)
        fits = whole and (least is None or value >= least)
        return None if fits else f"{least or 0}, {(least or 0) + 1}, ..."
    if code == "decimal":
        number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
        return None if number else "1.5"
    if not isinstance(value, str) or not value:
        return '"..."'
    pattern, form = _FORMS[_kind_of_uri(value)] if code in _URIS else _FORMS.get(code, ("", ""))
    return None if not pattern or re.fullmatch(pattern, value) else form


def _kind_of_uri(value: str) -> str:
    """Return the type whose form a URI must have: one that begins as an OID or UUID must be one."""
    return next((code for begin, code in _OF_URI.items() if value.startswith(begin)), "uri")


def is_absolute(uri: str) -> bool:
    """Whether a URI has a scheme, as the system of a code or an identifier must (R4, datatypes, Coding)."""
    return bool(_ABSOLUTE.fullmatch(uri))
