"""What Word says in its own ways, rewritten for mammoth."""

import pytest
from lxml.etree import _Element

from astana_reader.articles.docx.numbering import Level, Numbering
from astana_reader.articles.docx.rewriting import MARKED, Rewriting
from astana_reader.articles.docx.styles import ParagraphStyle
from astana_reader.articles.docx.xml import parsed, value
from tests.articles.documents import W, run

MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STYLES = {
    "H": ParagraphStyle("heading2", numbering="2"),
    "Q": ParagraphStyle("quotation"),
    "C": ParagraphStyle("code"),
    "L": ParagraphStyle(depth=2, continues=True),
}


def rewritten(body: str) -> tuple[_Element, Rewriting]:
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {
        "1": ("a", {0: Level("bullet", "•"), 1: Level("bullet", " ")}, {}),
        "2": ("b", {0: Level(pattern="%1."), 1: Level(pattern="%1.%2")}, {}),
    }
    root = parsed(f'<w:body xmlns:w="{W}" xmlns:m="m" xmlns:c="{MARKUP}">{body}</w:body>'.encode())
    rewriting = Rewriting(STYLES, Numbering(lists))
    rewriting.rewrite(root)
    return root, rewriting


def paragraph(style: str = "", number: str = "", depth: str = "0", more: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        look += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}{more}</w:pPr>{run('Text')}</w:p>"


@pytest.mark.parametrize(
    ("written", "meaning", "label"),
    [
        (paragraph("Q"), "quotation", None),
        (paragraph("H"), "heading2", "1."),
        (paragraph("H", "2", "1"), "heading2", "1.1"),
        (paragraph("C", "1"), "bullet1", "•"),
        (paragraph("", "2"), "number1", "1."),
        (paragraph("", "1", "1"), "more2", None),
        (paragraph("", "2", "deep"), "number1", "1."),
        (paragraph("", "9"), None, None),
        (paragraph("L"), "more2", None),
        (paragraph(more='<w:outlineLvl w:val="3"/>'), "heading4", None),
        (paragraph("unknown"), None, None),
        (f"<w:p>{run('Text')}</w:p>", None, None),
    ],
)
def test_a_paragraph_gets_its_meaning_and_its_label(
    written: str, meaning: str | None, label: str | None
) -> None:
    root, _ = rewritten(written)
    assert value(root, "p", "pPr", "pStyle") == meaning
    assert value(root, "p", "pPr", "numPr", "numId") is None
    marked = value(root, "p", "bookmarkStart", key="name")
    assert marked == (None if label is None else f"{MARKED}{label}")


def test_hidden_and_deleted_words_are_dropped_and_deletions_counted() -> None:
    shown = '<w:vanish w:val="0"/>'
    root, rewriting = rewritten(
        f"<w:p>{run('a')}{run('hidden', '<w:vanish/>')}{run('b', shown)}"
        f"<w:del>{run('old')}</w:del><w:moveFrom>{run('moved')}</w:moveFrom></w:p><w:altChunk/>"
    )
    assert "".join(map(str, root.itertext())) == "ab"
    assert rewriting.left_out == {"tracked deletion": 1, "embedded file": 1}


def test_a_formula_becomes_words_in_its_place() -> None:
    half = "<m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>2</m:t></m:den></m:f>"
    inline = f"<w:p>{run('is ')}<m:oMath>{half}</m:oMath>{run(' of it')}</w:p>"
    alone = f"<w:p><m:oMathPara><m:oMath>{half}</m:oMath></m:oMathPara></w:p>"
    root, _ = rewritten(inline + alone)
    assert ["".join(map(str, p.itertext())) for p in root] == ["is 1/2 of it", "1/2"]


@pytest.mark.parametrize(
    "older", ["", "<c:Fallback><w:pict><w:txbxContent/></w:pict></c:Fallback>"]
)
def test_the_words_of_a_box_stand_outside_its_drawing_unless_told_again(older: str) -> None:
    box = (
        f"<c:Choice><w:x><w:txbxContent><w:p>{run('Boxed')}</w:p></w:txbxContent></w:x></c:Choice>"
    )
    root, _ = rewritten(
        f"<w:p><w:r><c:AlternateContent>{box}{older}</c:AlternateContent></w:r></w:p>"
    )
    assert (root.find("{*}p/{*}r/{*}pict/{*}txbxContent") is not None) is not bool(older)
