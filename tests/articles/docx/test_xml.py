"""Elements of WordprocessingML."""

import pytest
from lxml import etree

from astana_reader.articles.article import ArticleError
from astana_reader.articles.docx.xml import child, is_on, like, local, parsed, value
from tests.articles.documents import W

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize("space", [W, STRICT])
def test_values_are_found_whatever_the_namespace(space: str) -> None:
    root = parsed(f'<w:p xmlns:w="{space}"><w:a><w:b w:val="3" w:id="x"/></w:a></w:p>'.encode())
    assert (value(root, "a", "b"), value(root, "a", "b", key="id")) == ("3", "x")
    assert (value(root, "a"), value(root, "b"), value(None, "a")) == (None, None, None)
    made = like(root, "c", val="4")
    assert (made.tag, value(made)) == (f"{{{space}}}c", "4")


@pytest.mark.parametrize(
    ("written", "on"),
    [("<b/>", True), ('<b val="1"/>', True), ('<b val="0"/>', False), ('<b val="False"/>', False),
     ('<b val="none"/>', False), ("", False)],
)  # fmt: skip
def test_a_switch_is_on_where_it_stands_unless_it_says_off(written: str, on: bool) -> None:
    assert is_on(parsed(f"<a>{written}</a>".encode()), "b") is on


def test_the_first_of_a_path_is_taken_and_comments_are_none() -> None:
    root = parsed(b"<a><!-- c --><b/><b><c/></b><?pi x?></a>")
    assert child(root, "b", "c") is None
    assert [local(element) for element in root] == ["b", "b", ""]


def test_entities_are_neither_fetched_nor_grown() -> None:
    outside = parsed(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>')
    assert [entity.text for entity in outside] == ["&x;"]
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    with pytest.raises(ArticleError):
        parsed(f'<!DOCTYPE a [<!ENTITY e0 "xxxx">{grown}]><a>&e8;</a>'.encode())


def test_what_is_no_xml_is_told() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parsed(b"<a>")
