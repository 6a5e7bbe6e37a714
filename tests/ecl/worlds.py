"""Random small worlds, and the editions they are."""

from __future__ import annotations

from hypothesis import strategies as st

from digidot_term.ecl.alternates import SCHEMES
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINED,
    DEFINITION,
    EN_GB_REFSET,
    FSN,
    IS_A,
    MOVED_FROM,
    MOVED_TO,
    NB_REFSET,
    POSSIBLY_REPLACED_BY,
    PREFERRED,
    PRIMITIVE,
    REPLACED_BY,
    SAME_AS,
    SIMILAR_TO,
    SYNONYM,
    WAS_A,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.reading import read_edition
from tests.ecl.naive_world import Code, Link, MemberRow, Row, Term, World
from tests.ecl.trees import IDS, MODULES
from tests.rf2_builder import Rf2Builder

KNOWN = IDS[:-2]
"""The last two ids of IDS stand for concepts the edition does not know."""
DATES = ["20200101", "20240101", ""]
CODES = ["54486-6", "b.2", "gone", "description"]
DESCRIPTIONS = [make_sctid(9000 + number, "01") for number in range(7)]
ASSOCIATIONS = [SAME_AS, REPLACED_BY, POSSIBLY_REPLACED_BY, SIMILAR_TO, WAS_A, MOVED_FROM, MOVED_TO]
MAP, LIST, LINKS = IDS[0], IDS[1], IDS[2]
REFSETS = [MAP, LIST, LINKS, SAME_AS, IDS[-1]]
FIELDS = ["targetComponentId", "mapTarget", "mapGroup", "grouped", "reviewTime"]
"""Every refset has the fields of its sort; a list has none."""
ALWAYS = [IS_A, PRIMITIVE, DEFINED, SYNONYM, FSN, DEFINITION, PREFERRED, ACCEPTABLE, NB_REFSET, EN_GB_REFSET, *MODULES]
"""Metadata that every world has as concepts, though nothing stands above or below it."""

dates = st.sampled_from(DATES)
mostly = st.sampled_from([True, True, True, False])
rows = st.builds(Row, st.just(0), mostly, st.booleans(), st.sampled_from(MODULES), dates)
edges = st.tuples(st.sampled_from(KNOWN), st.sampled_from(KNOWN)).filter(lambda pair: pair[0] > pair[1])
values = st.sampled_from(["#1", "#2.50", "#10", '"a"', '"b"', "true", "false"])
links = st.builds(
    Link, st.sampled_from(KNOWN), st.sampled_from(IDS[2:5]), st.sampled_from(KNOWN) | values, st.integers(0, 2)
)
targets = st.sampled_from(IDS).map(lambda sctid: (("targetComponentId", str(sctid)),))
maps = st.tuples(
    st.sampled_from(["K02.1", "K05 rot", "tann", ""]).map(lambda text: ("mapTarget", text)),
    st.sampled_from(["1", "2", "-3"]).map(lambda text: ("mapGroup", text)),
    st.sampled_from(["0", "1", "true", "False"]).map(lambda text: ("grouped", text)),
    st.sampled_from([*DATES, "20220101"]).map(lambda text: ("reviewTime", text)),
)
levels = st.dictionaries(st.sampled_from([NB_REFSET, EN_GB_REFSET]), st.sampled_from([PREFERRED, ACCEPTABLE])).map(
    lambda found: tuple(found.items())
)
texts = st.sampled_from(["Tann", "rot i tannen", "krone", "rotfylt tann", "Krone (tann)"])


def members(refsets: list[int], fields: st.SearchStrategy) -> st.SearchStrategy:
    components = st.sampled_from([*KNOWN, IDS[-1]])
    return st.builds(MemberRow, st.sampled_from(refsets), components, fields, mostly, st.sampled_from(MODULES), dates)


any_member = st.one_of(
    members([MAP], maps),
    members([LIST], st.just(())),
    members([LINKS], targets),
    members(ASSOCIATIONS, targets),
    members([SAME_AS, MOVED_FROM], targets),
)


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    kinds = st.sampled_from([SYNONYM, SYNONYM, FSN, DEFINITION])
    languages, modules = st.sampled_from(["nb", "en"]), st.sampled_from(MODULES)
    some = st.tuples(st.sampled_from(KNOWN), texts, kinds, languages, mostly, modules, dates, levels)
    found = draw(st.lists(some, max_size=6))
    return [Term(sctid, *each) for sctid, each in zip(DESCRIPTIONS, found, strict=False)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A hierarchy without circles, relationships in groups, members, descriptions, history, identifiers."""
    concepts = {
        sctid: Row(sctid, row.active, row.defined, row.module, row.time) for sctid in KNOWN for row in [draw(rows)]
    }
    active = {sctid for sctid, row in concepts.items() if row.active}
    parents = {(child, parent) for child, parent in draw(st.sets(edges, max_size=14)) if {child, parent} <= active}
    parents |= {(sctid, KNOWN[0]) for sctid in KNOWN[1:6] if {sctid, KNOWN[0]} <= active}
    concepts |= {sctid: Row(sctid, True, False, MODULES[0], "20200101") for sctid in [*ALWAYS, *SCHEMES["loinc"][:1]]}
    found = [link for link in set(draw(st.lists(links, max_size=14))) if link.source in active]
    described = draw(terms())
    said = [
        MemberRow(refset, term.id, (("acceptabilityId", str(level)),), True, term.module, term.time)
        for term in described
        for refset, level in term.acceptability
    ]
    unique = {(m.refset, m.component, m.fields): m for m in (*said, *draw(st.lists(any_member, max_size=20)))}
    components = [*KNOWN, *(term.id for term in described[:1])]
    codes = [Code("LOINC", code, draw(st.sampled_from(components)), code != "gone") for code in CODES]
    return World(concepts, parents, found, list(unique.values()), described, codes)


def edition_of(world: World) -> Edition:
    """The edition a world is."""
    builder = Rf2Builder(date="20250101")
    for row in world.concepts.values():
        builder.module = row.module
        builder.add_concept(row.id, active=row.active, defined=row.defined, date=row.time)
    for child, parent in world.parents:
        builder.add_is_a(child, parent)
    for link in world.links:
        add = builder.add_attribute if isinstance(link.target, int) else builder.add_concrete_value
        add(link.source, link.type, link.target, group=link.group)  # type: ignore[arg-type]
    for term in world.terms:
        _add_term(builder, term)
    for member in world.members:
        builder.module = member.module
        builder.add_member(
            member.refset, member.component, active=member.active, date=member.time, **dict(member.fields)
        )
    for code in world.codes:
        builder.add_identifier(SCHEMES["loinc"][0], code.code, code.component, active=code.active)
    edition, _ = read_edition([builder.package()], name="random")
    return edition


def _add_term(builder: Rf2Builder, term: Term) -> None:
    builder.module = term.module
    builder.add_description(
        term.concept,
        term.text,
        sctid=term.id,
        type_id=term.type,
        active=term.active,
        date=term.time,
        language_code=term.language,
        refsets=(),
    )
