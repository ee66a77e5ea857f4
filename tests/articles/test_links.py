"""Which addresses a document may point at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.links import checked_url, picture_target, resolved
from astana_reader.articles.pieces import Anchor


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://example.org/ä b?q=1#f", "https://example.org/ä%20b?q=1#f"),
        (" MAILTO:a@example.org ", "MAILTO:a@example.org"),
        ("java\nscript:alert(1)", ""), ("file:///etc/passwd", ""), ("http:///x", ""),
        ("http://[::1", ""), ("//e.org", ""), ("x.html", ""), ("http://e.org/" + "a" * 5000, ""),
        ("http://e.org/\u202ex\x1b", "http://e.org/%E2%80%AEx%1B"),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_and_mail_are_kept(url: str, checked: str) -> None:
    assert checked_url(url) == checked


def test_links_are_resolved_against_where_the_page_is() -> None:
    base = "https://example.org/a/b.html"
    assert resolved("c.html", base) == "https://example.org/a/c.html"
    assert resolved("b.html#n%201", base, "page") == Anchor("page", "n 1")
    assert resolved("#", base) is None


def test_a_picture_without_a_base_is_a_path() -> None:
    assert picture_target("img/a b.png") == "img/a%20b.png"
    assert picture_target("img/a.png", "https://e.org/") == "https://e.org/img/a.png"
    assert picture_target("data:image/png;base64,xx") is None
    assert picture_target("file:///x.png") is None


@given(st.text(), st.sampled_from(["", "https://example.org/x", "file:///x/"]))
def test_nothing_that_a_terminal_obeys_is_left(url: str, base: str) -> None:
    checked = checked_url(url, base)
    assert checked.isprintable()
    assert " " not in checked
    assert not checked or checked.lower().startswith(("http://", "https://", "mailto:"))
