"""Word documents to documents."""

import zipfile
from io import BytesIO

import pytest

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Hints, Style
from astana_reader.articles.docx.reading import read
from tests.articles.documents import W, paragraph, run, table, word

MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"


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
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>'
    found = read(
        word(
            paragraph(run("a") + "<w:del>" + run("gone") + "</w:del>" + '<c:chart xmlns:c="c"/>'),
            more={"word/comments.xml": comments.encode()},
        ),
        Hints(),
    )
    assert set(found.notices) == {
        "1 tracked deletion left out.", "2 comments left out.", "1 chart left out.",
    }  # fmt: skip


def test_hidden_words_are_not_read() -> None:
    hidden = run("hidden", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>')
    assert document(paragraph(run("a ") + hidden)).text == "a b"


def test_a_formula_is_told_in_its_line() -> None:
    sum_, two = "<m:num><m:r><m:t>a+b</m:t></m:r></m:num>", "<m:den><m:r><m:t>2</m:t></m:r></m:den>"
    formula = f"<m:oMath><m:f>{sum_}{two}</m:f></m:oMath>"
    assert document(paragraph(run("so ") + formula + run(" is it"))).text == "so (a+b)/2 is it"
    alone = f"<m:oMathPara>{formula}</m:oMathPara>"
    assert document(paragraph(run("x ") + alone)).text == "x (a+b)/2"


def test_lists_count_on_and_begin_anew_where_the_document_says_so() -> None:
    body = items(3, ("a", 0), ("b", 1), ("c", 1)) + paragraph("Between.")
    body += items(3, ("d", 0), ("e", 1)) + items(4, ("f", 0))
    numbering = """
        <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/>
        <w:lvlText w:val="%1)"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl>
        </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/>
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
    found = read(word(body, numbering=numbering), Hints())
    assert [b.label for b in found.blocks] == ["IV)", "IV.a", "IV.b", "", "V)", "V.a", "I)"]


def test_a_heading_keeps_its_number_beside_its_words() -> None:
    body = paragraph("Head", "heading 1", numbered=(2, 0)) + paragraph("Text.")
    found = document(body)
    assert (found.text, found.blocks[0].label) == ("Head\n\nText.", "1.")
    assert found.outline[0].title == "1. Head"


def test_a_style_means_what_the_one_means_that_it_is_based_on() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="Chapter of ours"/>
        <w:basedOn w:val="S1"/></w:style><w:style w:type="paragraph" w:styleId="T2">
        <w:name w:val="Section"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="T3"><w:name w:val="Ring"/>
        <w:basedOn w:val="T3"/></w:style>"""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("Words")}</w:p>'
        for style in ("T1", "T2", "T3", "no such style")
    )
    kinds = [(b.kind.value, b.level) for b in read(word(body, styles=styles), Hints()).blocks]
    assert kinds == [("heading", 1), ("heading", 3), ("paragraph", 0), ("paragraph", 0)]


def test_a_caption_stands_for_its_picture_and_above_its_table() -> None:
    body = paragraph("Table 1", "caption") + table(("a", "b"), ("c", "d")) + paragraph("Text.")
    assert [(b.kind.value, b.tight) for b in document(body).blocks] == [
        ("caption", False), ("row", True), ("row", True), ("paragraph", False),
    ]  # fmt: skip


def test_footnotes_and_endnotes_are_counted_apart() -> None:
    def mark(kind: str, number: int, rest: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/>{rest}</w:r>'

    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>'
    body = paragraph(
        run("a") + mark("footnote", 2) + mark("endnote", 2) + mark("footnote", 3) + own
    )
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(f"Foot {n}.")}</w:footnote>' for n in (2, 3, 4)
    )
    end = f'<w:endnote w:id="2">{paragraph("End.")}</w:endnote>'
    ends = f'<w:endnotes xmlns:w="{W}">{end}</w:endnotes>'
    found = read(word(body, notes, more={"word/endnotes.xml": ends.encode()}), Hints())
    assert shown(found) == [
        "paragraph a¹ⁱ²*", "note [1] Foot 2.", "note [2] Foot 3.", "note [*] Foot 4.",
        "note [i] End.",
    ]  # fmt: skip


def test_a_text_box_that_only_new_programs_draw_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent xmlns:mc='{MARKUP}'><mc:Choice><wps:txbx xmlns:wps='wps'>{box}"
        "</wps:txbx></mc:Choice></mc:AlternateContent>"
    )
    found = document(paragraph(run("Text.") + f"<w:r>{drawn}</w:r>"))
    assert shown(found) == ["paragraph Text.", "paragraph In the box."]


def test_the_document_is_found_where_its_package_says() -> None:
    data = word(paragraph("Text."), main="word/document2.xml")
    assert read(data, Hints()).text == "Text."


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
        ) + b"]><a>&k;</a>"}, "entity bomb"),
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
