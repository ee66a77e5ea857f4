"""Addresses of one page have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.library.web_identity import is_web_address, web_key

SAME = [
    "https://example.org/a/b",
    "http://www.example.org/a/b/",
    "https://m.example.org:443/a/b#part",
    "HTTPS://EXAMPLE.ORG/a/b?utm_source=x&fbclid=1",
    "https://amp.example.org/a/b/amp",
    "https://example.org/%61/b?ref=home",
]


@pytest.mark.parametrize("url", SAME)
def test_what_says_nothing_of_the_page_is_left_out(url: str) -> None:
    assert web_key(url) == "example.org/a/b"


def test_what_says_which_page_stays() -> None:
    others = ["/a?id=1", "/a?id=2", "/A", "/a/c", "/a#!b", ":8080/a", "/a?b=1&c=2", "/a?c=2&b=1"]
    keys = {web_key(f"https://example.org{rest}") for rest in others}
    assert len(keys) == len(others)


@pytest.mark.parametrize("url", ["", "a.txt", "file:///a", "http://", "http://[", "mailto:a@b.c"])
def test_what_is_no_page_has_no_key(url: str) -> None:
    assert web_key(url) == ""


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(rest: str) -> None:
    key = web_key(f"https://example.org/{rest}")
    assert web_key(f"https://{key}") == key or "://" in rest or key == ""


def test_a_word_with_a_scheme_is_an_address_and_a_path_is_not() -> None:
    assert is_web_address("https://example.org")
    assert is_web_address("file:///etc/passwd")
    assert not is_web_address("notes/a.txt")
    assert not is_web_address("C:\\notes.txt")
