"""Rows over two releases: which are written, since when, and active or not."""

from digidot_term.sample.rows import Row, Span, common_span, render_file, spans

ROWS: list[Row] = [
    ("always", "1", "a"),
    ("until", "2", "b"),
    ("since", "3", "c"),
    ("gone", "4", "d"),
    ("since", "5", "new"),
    ("until", "5", "old"),
]


def test_the_earlier_release_has_what_was_there() -> None:
    assert render_file(("id", "effectiveTime", "active", "rest"), ROWS, "earlier").decode() == (
        "id\teffectiveTime\tactive\trest\r\n"
        "1\t19700101\t1\ta\r\n"
        "2\t19700101\t1\tb\r\n"
        "4\t19700101\t0\td\r\n"
        "5\t19700101\t1\told\r\n"
    )


def test_the_newer_release_ends_rows_and_replaces_rows_of_the_same_id() -> None:
    assert render_file(("id", "effectiveTime", "active", "rest"), ROWS, "newer").decode() == (
        "id\teffectiveTime\tactive\trest\r\n"
        "1\t19700101\t1\ta\r\n"
        "2\t19700701\t0\tb\r\n"
        "3\t19700701\t1\tc\r\n"
        "4\t19700101\t0\td\r\n"
        "5\t19700701\t1\tnew\r\n"
    )


def test_a_row_of_several_concepts_is_active_when_all_of_them_are() -> None:
    special: dict[str, Span] = {"old": "until", "new": "since", "dead": "gone"}
    assert common_span({}, "a", "b") == "always"
    assert common_span(special, "a", "old") == "until"
    assert common_span(special, "new", "new") == "since"
    assert common_span(special, "a", "dead") == "gone"
    assert common_span(special, "old", "new") == "gone"


def test_concepts_that_are_not_always_active() -> None:
    found = spans()
    assert found["271422003"] == "until"
    assert found["733943001"] == "since"
    assert found["271668009"] == "gone"
    assert "80967001" not in found
