"""Entities that would grow beyond all measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.markup.entities import check_entities


def declared(*entities: tuple[str, str], text: str = "") -> bytes:
    told = "".join(f'<!ENTITY {name} "{value}">' for name, value in entities)
    return f"<!DOCTYPE a [{told}]><a>{text}</a>".encode()


BOMB = [("a0", "ten bytes!")] + [(f"a{n + 1}", f"&a{n};" * 10) for n in range(9)]


@pytest.mark.parametrize(
    "data",
    [
        declared(*BOMB, text="&a9;"),
        declared(("a", "&b;"), ("b", "&a;"), text="&a;"),
        declared(("a", "long " * 2000), text="&a;" * 2000),
    ],
)
def test_bombs_are_told(data: bytes) -> None:
    with pytest.raises(ArticleError, match="entity bomb"):
        check_entities(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>&a;</a>",
        declared(*BOMB, text="never used"),
        declared(("dash", "-"), ("two", "&dash;&dash;"), text="a &two; b &amp; c"),
    ],
)
def test_others_are_not(data: bytes) -> None:
    check_entities(data)


@given(st.integers(0, 12), st.integers(0, 200))
def test_what_is_used_decides_and_not_what_is_declared(depth: int, times: int) -> None:
    levels = [("a0", "x")] + [(f"a{n + 1}", f"&a{n};" * 10) for n in range(12)]
    data = declared(*levels, text=f"&a{depth};" * times)
    if 10**depth * times > 9_000_000:
        with pytest.raises(ArticleError, match="entity bomb"):
            check_entities(data)
    elif 10**depth * times * 5 < 9_000_000:
        check_entities(data)
