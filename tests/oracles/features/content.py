"""Elements whose content is defined elsewhere."""

from __future__ import annotations

from tests.oracles.building import element, sliced_by, structure

STRUCTURES = (
    structure("cref", "Observation", element("Observation.component.referenceRange.low", min=1)),
    structure(
        "cref-q",
        "Questionnaire",
        element("Questionnaire.item.item.linkId", maxLength=5),
        element("Questionnaire.item.item", max="3"),
    ),
    structure(
        "cref-q2",
        "Questionnaire",
        element("Questionnaire.item.item.item.text", min=1),
        element("Questionnaire.item.text", min=1),
    ),
    structure(
        "cref-slice",
        "ValueSet",
        element("ValueSet.compose.exclude", slicing=sliced_by(("value", "system"))),
        element("ValueSet.compose.exclude:sct", min=1, max="1"),
        element("ValueSet.compose.exclude:sct.system", min=1, fixedUri="http://snomed.info/sct"),
    ),
    structure(
        "cref-bundle", "Bundle", element("Bundle.entry.link.relation", min=1), element("Bundle.entry.link", max="1")
    ),
    structure("cref-param", "Parameters", element("Parameters.parameter.part.name", fixedString="x")),
)
