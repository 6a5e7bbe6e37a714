"""Reading pages."""

from __future__ import annotations

from digidot_term.rules.page import Block, parse_page

PAGE = """# DENT199 example-rule

What is found.

## Bokmål

Det som finnes.

## Nynorsk

Det som finst.

## Found

Two files are one example.

```yaml valuesets/a.yaml
valueset: a
```

```toml
[project]
status = "active"
```

Text between blocks begins the next.

```yaml valuesets/b.yaml
valueset: b
```

## Accepted

```yaml valuesets/c.yaml
valueset: c
```
"""


def test_a_page_is_parted_into_texts_and_examples() -> None:
    page = parse_page(PAGE)
    assert page.heading == "DENT199 example-rule"
    assert page.texts == {"en": "What is found.", "nb": "Det som finnes.", "nn": "Det som finst."}
    assert page.found == (
        (Block("yaml", "valuesets/a.yaml", "valueset: a\n"), Block("toml", "", '[project]\nstatus = "active"\n')),
        (Block("yaml", "valuesets/b.yaml", "valueset: b\n"),),
    )
    assert page.accepted == ((Block("yaml", "valuesets/c.yaml", "valueset: c\n"),),)
