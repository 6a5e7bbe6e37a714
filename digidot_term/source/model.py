"""What all source models share: strictness, texts in several languages, and references to concepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

from digidot_term.source.unfit import Unfit

_CONCEPT = re.compile(r"\s*(?P<code>[^\s|]+)\s*(?:\|\s*(?P<term>[^|]*?)\s*\|)?\s*\Z")


class SourceModel(BaseModel):
    """Base of every source model: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, use_attribute_docstrings=True)


def _words_of(key: str) -> str:
    return key.replace("_", "-")


class KebabModel(SourceModel):
    """A model whose keys are written with hyphens."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_words_of, populate_by_name=True, use_attribute_docstrings=True
    )


def text_of_number(value: Any) -> Any:
    """Return a bare whole number, such as an SCTID, as its digits; codes are text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text for people, kept to the last blank; a block's last line break is not part of it."""
Code = Annotated[str, BeforeValidator(text_of_number), StringConstraints(min_length=1, pattern=r"^\S+( \S+)*$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-.]{1,64}$")]
Cardinality = Annotated[str, StringConstraints(pattern=r"^([0-9]+\.\.([0-9]+|\*)?|\.\.([0-9]+|\*))$")]
Flag = Annotated[bool, Field(strict=True)]
"""`true` or `false`, and no word or number that could be taken for one."""


class LocalText(SourceModel):
    """A text in English and Norwegian; nynorsk may be left out."""

    en: Text
    """English."""
    nb: Text
    """Bokmål."""
    nn: Text | None = None
    """Nynorsk."""


@dataclass(frozen=True, slots=True)
class CodeRef:
    """A code with the term its author saw: `80967001 |Dental caries|`; the term may be left out."""

    code: str
    term: str | None = None

    @classmethod
    def parse(cls, value: Any) -> CodeRef:
        """Read `code`, `code |term|` or a bare number."""
        text = text_of_number(value)
        match = _CONCEPT.match(text) if isinstance(text, str) else None
        if match is None:
            raise Unfit(
                en="a code with its term: `80967001 |Dental caries|`",
                nb="en kode med term: `80967001 |Dental caries|`",
                nn="ein kode med term: `80967001 |Dental caries|`",
            )
        return cls(match["code"], match["term"] or None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate from text or number; editors see a string or an integer."""
        del source, handler
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(value),
            core_schema.is_instance_schema(cls),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Describe the reference for editors."""
        del schema, handler
        return {
            "anyOf": [{"type": "string", "pattern": r"^[^\s|]+( *\|[^|]*\|)?$"}, {"type": "integer"}],
            "description": "a code with its term, such as `80967001 |Dental caries|`",
        }


class Description(SourceModel):
    """Title and description every artefact carries."""

    title: LocalText
    """What it is called."""
    description: LocalText
    """What it is, and what it is for."""
    purpose: LocalText | None = None
    """Why it is needed."""
