"""The sample's own ids: modules, descriptions and relationships in namespace 9999999, refset members as UUIDs.

They follow from the tables alone, so both releases give a component the same id.
"""

from __future__ import annotations

from hashlib import sha1

from digidot_term.sample.model import Part
from digidot_term.snomed.constants import SAMPLE_NAMESPACE
from digidot_term.snomed.identifiers import check_digit, make_sctid

INTERNATIONAL_MODULE = make_sctid(1, "10", SAMPLE_NAMESPACE)
NORWEGIAN_MODULE = make_sctid(2, "10", SAMPLE_NAMESPACE)
MODEL_MODULE = make_sctid(3, "10", SAMPLE_NAMESPACE)
"""What the International module builds on, as the real one does; it holds nothing but the concept of itself."""

MODULES: dict[Part, str] = {"INT": str(INTERNATIONAL_MODULE), "NO": str(NORWEGIAN_MODULE)}
"""The module of each package, as text."""

MEMBER_NAMESPACE = "7d3c1b52-5d0e-5b6e-8b53-0c2f6a2d9e11"
"""The UUID that refset member ids are made under (RFC 4122, version 5)."""

_DESCRIPTION_TAIL = f"{SAMPLE_NAMESPACE}11"
_RELATIONSHIP_TAIL = f"{SAMPLE_NAMESPACE}12"
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_MEMBERS = sha1(bytes.fromhex(MEMBER_NAMESPACE.replace("-", "")), usedforsecurity=False)


def description_id(item: int) -> str:
    """Return the SCTID of a description by its item number."""
    digits = f"{item}{_DESCRIPTION_TAIL}"
    return digits + check_digit(digits)


def relationship_id(item: int) -> str:
    """Return the SCTID of a relationship by its item number."""
    digits = f"{item}{_RELATIONSHIP_TAIL}"
    return digits + check_digit(digits)


def member_id(name: str) -> str:
    """Return the UUID (version 5) of a refset member by a name that is unique among members."""
    hashed = _MEMBERS.copy()
    hashed.update(name.encode())
    digits = hashed.hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:32]}"
