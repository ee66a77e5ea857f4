"""What the styles of paragraphs mean."""

import pytest

from astana_reader.articles.docx.styles import ParagraphStyle, heading, paragraph_styles
from astana_reader.articles.docx.xml import parsed
from tests.articles.documents import W


def style(id: str, name: str, more: str = "", *, based: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{more}</w:pPr></w:style>"
    )


def styles(*written: str) -> dict[str, ParagraphStyle]:
    return {**paragraph_styles(parsed(f'<s xmlns:w="{W}">{"".join(written)}</s>'.encode()))}


@pytest.mark.parametrize(
    ("name", "more", "meaning"),
    [
        ("heading 3", "", "heading3"),
        ("Heading 9", "", "heading6"),
        ("Title", "", "title"),
        ("Intense Quote", "", "quotation"),
        ("Source Code", "", "code"),
        ("My own", '<w:outlineLvl w:val="1"/>', "heading2"),
        ("My own", '<w:outlineLvl w:val="9"/>', ""),
        ("My own", '<w:outlineLvl w:val="x"/>', ""),
        ("Normal", "", ""),
    ],
)
def test_a_style_says_it_by_its_name_or_its_outline(name: str, more: str, meaning: str) -> None:
    assert styles(style("a", name, more))["a"].meaning == meaning


def test_the_nearest_of_those_it_is_based_on_says_what_it_does_not() -> None:
    found = styles(
        style("q", "Quote"), style("a", "Mine", based="q"), style("b", "Yours", based="a"),
        style("t", "TOC Heading", based="h"), style("h", "heading 1"),
    )  # fmt: skip
    assert [found[id].meaning for id in "abt"] == ["quotation", "quotation", ""]


def test_styles_based_on_each_other_end() -> None:
    assert styles(style("a", "A", based="b"), style("b", "B", based="a"))["a"].meaning == ""


def test_lists_have_their_depth_and_their_numbers() -> None:
    numbers = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    found = styles(
        style("a", "List Bullet 3"), style("b", "List Continue 2"), style("c", "List", numbers),
        style("d", "Mine", based="c"),
    )  # fmt: skip
    assert found["a"] == ParagraphStyle(depth=3)
    assert found["b"] == ParagraphStyle(depth=2, continues=True)
    assert found["d"] == ParagraphStyle(numbering="7", level="1")


def test_styles_of_characters_and_no_styles_at_all() -> None:
    assert styles(style("a", "heading 1", kind="character")) == {}
    assert paragraph_styles(None) == {}


@pytest.mark.parametrize(("level", "meaning"), [(0, "heading1"), (8, "heading6"), (9, "")])
def test_levels_of_the_outline(level: int, meaning: str) -> None:
    assert heading(level) == meaning
