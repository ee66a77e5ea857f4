"""Word documents to documents."""

import zipfile
from io import BytesIO

import pytest

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Hints, Style
from astana_reader.articles.docx import read
from tests.articles.documents import paragraph, run, table, word


def document(body: str, notes: str = "", properties: str = "") -> Document:
    return read(word(body, notes, properties), Hints())


def items(kind: int, *texts: tuple[str, int]) -> str:
    return "".join(paragraph(text, numbered=(kind, depth)) for text, depth in texts)


def shown(found: Document) -> list[str]:
    return [
        " ".join(
            filter(None, (f"{b.kind.value}{b.level or ''}", b.label, found.text[b.start : b.end]))
        )
        for b in found.blocks
    ]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (paragraph("Head", "heading 1") + paragraph("Sub", "heading 2") + paragraph("Text."),
         ["heading1 Head", "heading2 Sub", "paragraph Text."]),
        (paragraph("Head", "Title") + paragraph("Text."), ["heading1 Head", "paragraph Text."]),
        (items(1, ("a", 0), ("b", 1), ("c", 0)), ["item1 • a", "item2 • b", "item1 • c"]),
        (items(2, ("a", 0), ("b", 0)), ["item1 1. a", "item1 2. b"]),
        (paragraph("Said.", "Quote") + paragraph("More.", "Quote"),
         ["quotation1 Said.", "quotation1 More."]),
        (paragraph("x = 1", "Source Code") + paragraph("  y", "Source Code"), ["code x = 1\n  y"]),
        (table(("City", "Talks"), ("Geneva", "4")), ["row City │ Talks", "row Geneva │ 4"]),
        (paragraph("Fig. 1: a map", "caption"), ["caption Fig. 1: a map"]),
        (paragraph("") + paragraph("Text.") + paragraph(" "), ["paragraph Text."]),
        (paragraph(run("a") + "<w:del>" + run("gone") + "</w:del><w:ins>" + run("b") + "</w:ins>"),
         ["paragraph ab"]),
    ],
)  # fmt: skip
def test_blocks(body: str, blocks: list[str]) -> None:
    assert shown(document(body)) == blocks


def test_styles_and_links() -> None:
    found = document(
        paragraph(run("a ") + run("b", "<w:b/>") + run("c", "<w:i/>"))
        + paragraph(f'<w:hyperlink r:id="r3">{run("there")}</w:hyperlink>')
    )
    assert [(i.style, found.text[i.start : i.end], i.target) for i in found.inlines] == [
        (Style.STRONG, "b", None),
        (Style.EMPHASIS, "c", None),
        (Style.LINK, "there", "https://example.org/x"),
    ]


def test_footnotes_lead_there_and_back() -> None:
    found = document(
        paragraph(run("Text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" goes on.")),
        f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>',
    )
    assert shown(found) == ["paragraph Text¹ goes on.", "note [1] A note."]
    links = {(i.start, i.target) for i in found.inlines if i.style is Style.LINK}
    assert links == {(4, 16)}


def test_what_the_properties_say() -> None:
    properties = (
        "<dc:title>Report</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<dcterms:created>2017-01-22T10:00:00Z</dcterms:created>"
    )
    found = document(paragraph("Text."), properties=properties)
    assert found.text == "Report\n\nText."
    assert (found.metadata.author, found.metadata.published) == ("Ann Lee", None)
    assert [e.value for e in found.metadata.evidence if not e.taken] == ["2017-01-22"]


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "Word Document", "draft.docx"])
def test_titles_that_programs_make_up_are_none(title: str) -> None:
    assert document(paragraph("Text."), properties=f"<dc:title>{title}</dc:title>").text == "Text."


def test_what_is_left_out_is_counted() -> None:
    found = document(paragraph(run("Text") + "<m:oMath></m:oMath>" * 2))
    assert found.notices == ("2 formulas left out.",)


@pytest.mark.parametrize("kept", [0, 30, 600])
def test_a_file_cut_short_says_so(kept: int) -> None:
    with pytest.raises(ArticleError, match="This file is damaged"):
        read(word(paragraph("Text."))[:kept], Hints())


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl/workbook.xml": b"<x/>"}, "a spreadsheet"),
        ({"word/document.xml": b"<w:broken"}, "damaged"),
        ({"word/document.xml": b"0" * 30_000_000}, "unpacks to far more"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10)
        ) + b"]><a>&k;</a>"}, "damaged"),
    ],
)  # fmt: skip
def test_bad_files_say_what_they_are(parts: dict[str, bytes], says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        read(word(paragraph("Text."), more=parts), Hints())


def test_a_zip_of_something_else_is_no_document() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(ArticleError, match="not a Word document"):
        read(file.getvalue(), Hints())
