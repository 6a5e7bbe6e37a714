"""What a profile may not widen beside what is found while its snapshot is generated (SD120-SD139)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

_NARROW = Text(
    en="a profile can only narrow what its base allows",
    nb="en profil kan bare stramme inn det basen tillater",
    nn="ein profil kan berre stramme inn det basen tillèt",
)


def _error(number: int, name: str, message: Text, advice: Text = _NARROW) -> Kind:
    return Kind(f"SD{number}", name, Severity.ERROR, message, advice)


def _warning(number: int, name: str, message: Text, advice: Text) -> Kind:
    return Kind(f"SD{number}", name, Severity.WARNING, message, advice)


LOOSER_RULES = _error(
    120,
    "slicing-rules-looser",
    Text(
        en="{element} is sliced with the rules {rules}, looser than the base's {base_rules}",
        nb="{element} er slicet med reglene {rules}, løsere enn basens {base_rules}",
        nn="{element} er slica med reglane {rules}, lausare enn {base_rules} i basen",
    ),
)
ORDER_WITHDRAWN = _error(
    121,
    "slicing-order-withdrawn",
    Text(
        en="the slices of {element} are in order in the base, and here they need not be",
        nb="slicene av {element} har en fast rekkefølge i basen, men ikke her",
        nn="slicane av {element} har ei fast rekkjefølgje i basen, men ikkje her",
    ),
)
DISCRIMINATOR_GONE = _error(
    122,
    "slicing-discriminator-gone",
    Text(
        en="{element} is sliced without the base's discriminator {discriminator}",
        nb="{element} er slicet uten basens diskriminator {discriminator}",
        nn="{element} er slica utan diskriminatoren {discriminator} i basen",
    ),
    Text(
        en="keep the base's discriminators: its slices are told apart by them",
        nb="behold basens diskriminatorer: slicene dens skilles ved dem",
        nn="behald diskriminatorane i basen: slicane hans vert skilde ved dei",
    ),
)
SLICE_TOO_MANY = _error(
    123,
    "slice-of-closed-slicing",
    Text(
        en="{element} is a new slice, but the base allows no further ones",
        nb="{element} er en ny slice, men basen tillater ingen flere",
        nn="{element} er ein ny slice, men basen tillèt ingen fleire",
    ),
)
MINIMUMS_OVER_MAXIMUM = _error(
    124,
    "slice-minimums-over-maximum",
    Text(
        en="the slices of {element} must together occur {sum} times, but it may only {max} times",
        nb="slicene av {element} må til sammen forekomme {sum} ganger, men det kan bare forekomme {max} ganger",
        nn="slicane av {element} må til saman førekome {sum} gonger, men det kan berre førekome {max} gonger",
    ),
    Text(
        en="lower the minimum of a slice, or raise the maximum of the element",
        nb="senk minimum for en slice, eller hev maksimum for elementet",
        nn="senk minimum for ein slice, eller hev maksimum for elementet",
    ),
)
SLICE_OVER_ELEMENT = _warning(
    125,
    "slice-maximum-over-element",
    Text(
        en="{element} may occur {max} times, the element it is a slice of only {head_max} times",
        nb="{element} kan forekomme {max} ganger, elementet det er en slice av bare {head_max} ganger",
        nn="{element} kan førekome {max} gonger, elementet det er ein slice av berre {head_max} gonger",
    ),
    Text(
        en="give the slice a maximum of {head_max} at most",
        nb="gi slicen et maksimum på høyst {head_max}",
        nn="gje slicen eit maksimum på høgst {head_max}",
    ),
)
LOOSER_BOUND = _error(
    126,
    "bound-looser",
    Text(
        en="{element} has the {property} {value}, wider than the base's {base_value}",
        nb="{element} har {property} {value}, videre enn basens {base_value}",
        nn="{element} har {property} {value}, vidare enn {base_value} i basen",
    ),
)
PATTERN_CHANGED = _error(
    127,
    "pattern-not-kept",
    Text(
        en="{element} has the {property} {value}, which is not within the base's pattern {base_value}",
        nb="{element} har {property} {value}, som ikke er innenfor basens mønster {base_value}",
        nn="{element} har {property} {value}, som ikkje er innanfor mønsteret {base_value} i basen",
    ),
    Text(
        en="repeat all of the base's pattern and add to it",
        nb="gjenta hele basens mønster og legg til",
        nn="ta opp att heile mønsteret i basen og legg til",
    ),
)
PROFILE_WITHDRAWN = _error(
    128,
    "type-profile-not-kept",
    Text(
        en="{element} has the type {type}, whose profile in the base is {base_profiles}",
        nb="{element} har typen {type}, som i basen har profilen {base_profiles}",
        nn="{element} har typen {type}, som i basen har profilen {base_profiles}",
    ),
    Text(
        en="name one of these profiles, or one that derives from them",
        nb="oppgi en av disse profilene, eller en som bygger på dem",
        nn="oppgje ein av desse profilane, eller ein som byggjer på dei",
    ),
)
PROFILE_OF_OTHER_TYPE = _error(
    129,
    "profile-of-other-type",
    Text(
        en="{element} has the type {type} with the profile {profile}, which is of {other}",
        nb="{element} har typen {type} med profilen {profile}, som er av {other}",
        nn="{element} har typen {type} med profilen {profile}, som er av {other}",
    ),
    Text(
        en="name a profile of {type}, or the type {other}",
        nb="oppgi en profil av {type}, eller typen {other}",
        nn="oppgje ein profil av {type}, eller typen {other}",
    ),
)
TARGETS_WITHDRAWN = _error(
    130,
    "targets-not-kept",
    Text(
        en="{element} may refer to anything here; the base allows {allowed}",
        nb="{element} kan vise til hva som helst her; basen tillater {allowed}",
        nn="{element} kan vise til kva som helst her; basen tillèt {allowed}",
    ),
    Text(
        en="repeat the targets, or leave the type out of the differential",
        nb="gjenta målene, eller utelat typen i differensialet",
        nn="ta opp att måla, eller utelat typen i differensialet",
    ),
)
MODIFIER_WITHDRAWN = _error(
    131,
    "modifier-withdrawn",
    Text(
        en="{element} is a modifier in the base and cannot be less here",
        nb="{element} er en modifikator i basen og kan ikke være mindre her",
        nn="{element} er ein modifikator i basen og kan ikkje vere mindre her",
    ),
)
SUMMARY_CHANGED = _warning(
    132,
    "summary-changed",
    Text(
        en="{element} has isSummary {value}, the base {base_value}",
        nb="{element} har isSummary {value}, basen {base_value}",
        nn="{element} har isSummary {value}, basen {base_value}",
    ),
    Text(
        en="leave it out: a summary has the same elements for every profile, and HL7's tools refuse another",
        nb="utelat det: et sammendrag har de samme elementene for alle profiler, og HL7s verktøy nekter et annet",
        nn="utelat det: eit samandrag har dei same elementa for alle profilar, og HL7 sine verktøy nektar eit anna",
    ),
)
BINDING_WEAKENED = _error(
    133,
    "binding-weakened",
    Text(
        en="{element} is bound with strength {strength}, weaker than the base's {base_strength}",
        nb="{element} er bundet med styrken {strength}, svakere enn basens {base_strength}",
        nn="{element} er bunde med styrken {strength}, veikare enn {base_strength} i basen",
    ),
)
NO_SUCH_SLICE = _error(
    134,
    "no-slice-to-constrain",
    Text(
        en="{element} is said to constrain a slice of the base, which has none of that name",
        nb="{element} sies å stramme inn en slice i basen, som ikke har noen med det navnet",
        nn="{element} er sagt å stramme inn ein slice i basen, som ikkje har nokon med det namnet",
    ),
    Text(
        en="correct the name, or leave `sliceIsConstraining` out for a new slice",
        nb="rett navnet, eller utelat `sliceIsConstraining` for en ny slice",
        nn="rett namnet, eller utelat `sliceIsConstraining` for ein ny slice",
    ),
)
KEY_REUSED = _warning(
    135,
    "constraint-key-reused",
    Text(
        en="{element} states the constraint `{key}` anew, with another expression than the base; the base's counts",
        nb="{element} angir kravet `{key}` på nytt, med et annet uttrykk enn basen; det i basen gjelder",
        nn="{element} gjev opp kravet `{key}` på nytt, med eit anna uttrykk enn basen; det i basen gjeld",
    ),
    Text(
        en="give the constraint a key of its own: constraints add up and none is replaced",
        nb="gi kravet sin egen nøkkel: krav legges sammen, og ingen erstattes",
        nn="gje kravet sin eigen nøkkel: krav vert lagde saman, og ingen vert bytte ut",
    ),
)
BINDING_LEFT_OUT = _warning(
    136,
    "binding-left-out",
    Text(
        en="{element} is bound, but none of its types can be: {types}; the snapshot leaves the binding out",
        nb="{element} er bundet, men ingen av typene kan være det: {types}; snapshotet utelater bindingen",
        nn="{element} er bunde, men ingen av typane kan vere det: {types}; snapshotet utelèt bindinga",
    ),
    Text(
        en="bind an element below, such as `value[x]` of an extension (ElementDefinition, eld-11)",
        nb="bind et element under, som `value[x]` i en utvidelse (ElementDefinition, eld-11)",
        nn="bind eit element under, som `value[x]` i ei utviding (ElementDefinition, eld-11)",
    ),
)
REFERENCE_LEFT_OUT = _warning(
    137,
    "content-reference-left-out",
    Text(
        en="{element} refers to the content of {target}, but has a type; the snapshot leaves the reference out",
        nb="{element} viser til innholdet i {target}, men har en type; snapshotet utelater referansen",
        nn="{element} viser til innhaldet i {target}, men har ein type; snapshotet utelèt referansen",
    ),
    Text(
        en="only an element that a structure defines itself can be a content reference (eld-5)",
        nb="bare et element som strukturen selv definerer, kan være en innholdsreferanse (eld-5)",
        nn="berre eit element som strukturen sjølv definerer, kan vere ein innhaldsreferanse (eld-5)",
    ),
)
