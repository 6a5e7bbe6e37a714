"""The instance of an example that stands in a JSON file beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.json.map import map_places
from digidot_term.fhir.json.read import decoded, parse_json
from digidot_term.source import kinds
from digidot_term.source.document import Document
from digidot_term.source.structure import ExampleSource


def read_instance(
    source: ExampleSource, document: Document, path: Path
) -> tuple[ExampleSource, Document, tuple[Diagnostic, ...]]:
    """Return the example with its file's content in `resource`, and a document that knows the places of both files."""
    beside = path.parent / str(source.source)
    shown_as = (Path(document.path).parent / str(source.source)).as_posix()
    try:
        data = beside.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        found = Diagnostic.of(kinds.UNREADABLE_FILE, document.place(("source",)), file=shown_as, why=why)
        return source, document, (found,)
    resource, problems = parse_json(data, shown_as)
    if resource is None:
        return source, document, problems
    values, keys = map_places(decoded(data, shown_as)[0], shown_as)
    document = replace(
        document,
        data={**document.data, "resource": resource},
        values={**document.values, **{("resource", *steps): place for steps, place in values.items()}},
        keys={**document.keys, **{("resource", *steps): place for steps, place in keys.items()}},
    )
    return source.model_copy(update={"resource": resource}), document, ()
