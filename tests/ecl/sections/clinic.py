"""A small edition of a dental clinic, and expressions that name its concepts: `<< @caries`.

    thing
    ├── finding ── disease ┬─ caries ┬─ root_caries ── deep_root_caries
    │                      │         └─ enamel_caries
    │                      └─ trauma ── fracture          (deep_root_caries is a trauma too)
    ├── structure ── tooth ┬─ root ── apex
    │                      └─ enamel
    ├── product ┬─ paste
    │           └─ gel
    ├── attribute ┬─ site ── exact_site
    │             ├─ cause
    │             ├─ strength, name, cheap               (with numbers, texts and truth values)
    ├── refset ┬─ core_list, old_list, codes, links, words, nothing
    └── module ┬─ international
               └─ norwegian

Inactive: cavity, hole, rot, stump, ghost.
"""

from __future__ import annotations

import re

from digidot_term.snomed.constants import (
    ACCEPTABLE,
    CORE_MODULE,
    DEFINITION,
    EN_GB_REFSET,
    EN_US_REFSET,
    IS_A,
    MOVED_FROM,
    MOVED_TO,
    NB_REFSET,
    NN_REFSET,
    NORWEGIAN_MODULE,
    PARTIALLY_EQUIVALENT_TO,
    POSSIBLY_REPLACED_BY,
    PREFERRED,
    REPLACED_BY,
    SAME_AS,
    WAS_A,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder

PARENTS = {
    "thing": "",
    "finding": "thing",
    "disease": "finding",
    "caries": "disease",
    "root_caries": "caries",
    "enamel_caries": "caries",
    "trauma": "disease",
    "fracture": "trauma",
    "deep_root_caries": "root_caries trauma",
    "structure": "thing",
    "tooth": "structure",
    "root": "tooth",
    "apex": "root",
    "enamel": "tooth",
    "product": "thing",
    "paste": "product",
    "gel": "product",
    "attribute": "thing",
    "site": "attribute",
    "exact_site": "site",
    "cause": "attribute",
    "strength": "attribute",
    "name": "attribute",
    "cheap": "attribute",
    "refset": "thing",
    "core_list": "refset",
    "old_list": "refset",
    "codes": "refset",
    "links": "refset",
    "words": "refset",
    "nothing": "refset",
    "module": "thing",
    "international": "module",
    "norwegian": "module",
}
"""Each active concept and what stands above it."""
INACTIVE = ("cavity", "hole", "rot", "stump", "ghost")
DEFINED = frozenset({"root_caries", "deep_root_caries", "paste"})
CODES = "LOINC"
SCHEME = 30051010000102

IDS: dict[str, int] = {
    **{name: make_sctid(3000 + number, "00") for number, name in enumerate([*PARENTS, *INACTIVE, "unknown"])},
    "international": CORE_MODULE,
    "norwegian": NORWEGIAN_MODULE,
    "is_a": IS_A,
    "same_as": SAME_AS,
    "replaced_by": REPLACED_BY,
    "possibly_replaced_by": POSSIBLY_REPLACED_BY,
    "was_a": WAS_A,
    "partially": PARTIALLY_EQUIVALENT_TO,
    "moved_from": MOVED_FROM,
    "moved_to": MOVED_TO,
    "gb": EN_GB_REFSET,
    "us": EN_US_REFSET,
    "nb": NB_REFSET,
    "nn": NN_REFSET,
    "preferred": PREFERRED,
    "acceptable": ACCEPTABLE,
    "definition": DEFINITION,
    "d_paste": make_sctid(7001, "01"),
    "d_gel": make_sctid(7002, "01"),
    "d_old": make_sctid(7003, "01"),
}
NAMES = {sctid: name for name, sctid in IDS.items()}
_NAMED = re.compile(r"@(\w+)")


def with_ids(text: str) -> str:
    """Put ids for names."""
    return _NAMED.sub(lambda found: str(IDS[found[1]]), text)


def clinic() -> Edition:
    """Return the edition; its reference sets of language and history are not among its concepts."""
    builder = Rf2Builder(date="20240101")
    builder.add_concept(IS_A)
    _add_concepts(builder)
    _add_attributes(builder)
    _add_descriptions(builder)
    _add_members(builder)
    _add_history(builder)
    builder.add_concept(SCHEME, term="LOINC code identifier")
    builder.add_identifier(SCHEME, "54486-6", IDS["caries"])
    builder.add_identifier(SCHEME, "a code", IDS["hole"])
    builder.add_identifier(SCHEME, "gone", IDS["root"], active=False)
    return read_edition([builder.package()], name="clinic")[0]


def _add_concepts(builder: Rf2Builder) -> None:
    dates = {"root_caries": "20230131", "deep_root_caries": "20230731", "fracture": "", "gel": "20220131"}
    for name, parents in PARENTS.items():
        builder.module = NORWEGIAN_MODULE if name in {"deep_root_caries", "fracture", "gel"} else CORE_MODULE
        builder.add_concept(IDS[name], defined=name in DEFINED, date=dates.get(name))
        for parent in parents.split():
            builder.add_is_a(IDS[name], IDS[parent])
    builder.module = CORE_MODULE
    for name in INACTIVE:
        builder.add_concept(IDS[name], active=False, date="20210131")
    builder.add_is_a(IDS["cavity"], IDS["caries"], active=False)


def _add_attributes(builder: Rf2Builder) -> None:
    for source, group, attribute, value in (
        ("caries", 1, "site", "tooth"),
        ("root_caries", 1, "site", "root"),
        ("root_caries", 1, "cause", "paste"),
        ("deep_root_caries", 1, "site", "root"),
        ("deep_root_caries", 1, "cause", "gel"),
        ("deep_root_caries", 2, "exact_site", "apex"),
        ("deep_root_caries", 2, "cause", "paste"),
        ("enamel_caries", 0, "site", "enamel"),
        ("enamel_caries", 0, "cause", "paste"),
        ("fracture", 1, "site", "root"),
        ("fracture", 2, "site", "enamel"),
    ):
        builder.add_attribute(IDS[source], IDS[attribute], IDS[value], group=group)
    builder.add_attribute(IDS["caries"], IDS["cause"], IDS["gel"], group=1, active=False)
    for source, attribute, value in (
        ("paste", "strength", "#1450"),
        ("paste", "name", '"Flux \\"mint\\""'),
        ("paste", "cheap", "true"),
        ("gel", "strength", "#0.50"),
        ("gel", "strength", "#2"),
        ("gel", "name", '"flux"'),
        ("gel", "cheap", "false"),
    ):
        builder.add_concrete_value(IDS[source], IDS[attribute], value, group=1)


def _add_descriptions(builder: Rf2Builder) -> None:
    both = (EN_GB_REFSET, EN_US_REFSET)
    builder.add_description(IDS["caries"], "Dental caries (disorder)", type_id=900000000000003001, refsets=both)
    builder.add_description(IDS["caries"], "Dental caries", refsets=both)
    builder.add_description(IDS["caries"], "Tooth decay", refsets=both, acceptability=ACCEPTABLE, date="20230131")
    builder.add_description(IDS["caries"], "Karies", language_code="no", refsets=(NB_REFSET, NN_REFSET))
    builder.add_description(
        IDS["caries"], "Hull i tann", language_code="no", refsets=(NB_REFSET,), acceptability=ACCEPTABLE
    )
    builder.add_description(
        IDS["caries"], "Hol i tann", language_code="no", refsets=(NN_REFSET,), acceptability=ACCEPTABLE
    )
    builder.add_description(IDS["root_caries"], "Caries of root", refsets=both)
    builder.add_description(IDS["root_caries"], "Rotkaries", language_code="no", refsets=(NB_REFSET,))
    builder.add_description(IDS["root_caries"], "Decay of the root of a tooth", type_id=DEFINITION, refsets=both)
    builder.add_description(IDS["enamel_caries"], "Enamel caries", refsets=(EN_GB_REFSET,))
    builder.add_description(IDS["enamel_caries"], "Caries of enamel", refsets=(EN_US_REFSET,))
    builder.add_description(IDS["enamel_caries"], "Emaljekaries", language_code="no", refsets=(NB_REFSET,), date="")
    builder.add_description(IDS["fracture"], "Broken tooth", active=False, refsets=())
    builder.add_description(IDS["fracture"], "Tooth fracture", refsets=(EN_GB_REFSET,), acceptability=ACCEPTABLE)
    builder.add_description(IDS["cavity"], "Cavity", refsets=both)
    builder.module = NORWEGIAN_MODULE
    builder.add_description(
        IDS["paste"], "Tannkrem", language_code="no", sctid=IDS["d_paste"], refsets=(NB_REFSET, NN_REFSET)
    )
    builder.add_description(
        IDS["gel"], "Gelé", language_code="no", sctid=IDS["d_gel"], refsets=(NB_REFSET,), date="20230731"
    )
    builder.add_description(IDS["gel"], "100% gel*", language_code="en", sctid=IDS["d_old"], active=False, refsets=())
    builder.module = CORE_MODULE


def _add_members(builder: Rf2Builder) -> None:
    for name in ("caries", "fracture", "root_caries", "cavity"):
        builder.add_member(IDS["core_list"], IDS[name], date="20230131" if name == "caries" else None)
    builder.add_member(IDS["core_list"], IDS["unknown"])
    builder.add_member(IDS["core_list"], IDS["gel"], active=False)
    builder.add_member(IDS["old_list"], IDS["enamel_caries"], active=False)
    for component, group, target, known, time, product in (
        ("caries", 1, "K02", 1, "20230101", "paste"),
        ("caries", 2, "Z01.2 tann", 0, "", "gel"),
        ("root_caries", 1, "K02.2 rot", 1, "20240101", "gel"),
        ("fracture", 10, "S02.5", 0, "20230101", "unknown"),
        ("cavity", 1, "K02.9", 1, "20220101", "hole"),
    ):
        builder.module = NORWEGIAN_MODULE if component == "fracture" else CORE_MODULE
        builder.add_member(
            IDS["codes"],
            IDS[component],
            date={"root_caries": "20230731", "fracture": ""}.get(component),
            mapGroup=group,
            mapTarget=target,
            known=known,
            reviewTime=time,
            productId=IDS[product],
        )
    builder.module = CORE_MODULE
    builder.add_member(IDS["links"], IDS["caries"], targetComponentId=IDS["tooth"])
    builder.add_member(IDS["links"], IDS["fracture"], targetComponentId=IDS["root"], active=False)
    builder.add_member(IDS["words"], IDS["d_paste"])


def _add_history(builder: Rf2Builder) -> None:
    for refset, old, new in (
        (SAME_AS, "cavity", "caries"),
        (REPLACED_BY, "hole", "caries"),
        (WAS_A, "rot", "root_caries"),
        (PARTIALLY_EQUIVALENT_TO, "rot", "fracture"),
        (POSSIBLY_REPLACED_BY, "stump", "fracture"),
        (SAME_AS, "ghost", "cavity"),
        (MOVED_TO, "stump", "enamel_caries"),
        (MOVED_FROM, "enamel_caries", "stump"),
    ):
        builder.add_member(refset, IDS[old], targetComponentId=IDS[new])
    builder.add_member(SAME_AS, IDS["stump"], targetComponentId=IDS["caries"], active=False)
