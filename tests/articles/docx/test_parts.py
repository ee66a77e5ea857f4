"""Where the parts of a Word document stand."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from astana_reader.articles.archive import Archive, open_archive
from astana_reader.articles.docx.parts import named_parts


def opened(parts: dict[str, str]) -> Archive:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return open_archive(out.getvalue())


def relations(*rows: tuple[str, str], mode: str = "") -> str:
    return "<r>" + "".join(f'<x Type="a/{k}" Target="{t}"{mode}/>' for k, t in rows) + "</r>"


def test_parts_are_found_where_the_relations_lead() -> None:
    archive = opened({
        "_rels/.rels": relations(("officeDocument", "/text/main.xml")),
        "text/main.xml": "",
        "text/_rels/main.xml.rels": relations(
            ("styles", "look.xml"), ("styles", "other.xml"), ("footnotes", "../notes.xml"),
            ("numbering", "gone.xml"),
        ),
        "text/look.xml": "", "text/other.xml": "", "notes.xml": "",
    })  # fmt: skip
    assert named_parts(archive) == {
        "document": "text/main.xml", "styles": "text/look.xml", "footnotes": "notes.xml",
    }  # fmt: skip


@pytest.mark.parametrize("told", ["<r/>", relations(("officeDocument", "gone.xml"))])
def test_without_a_word_of_it_the_document_is_at_its_usual_place(told: str) -> None:
    archive = opened({"_rels/.rels": told, "word/document.xml": ""})
    assert named_parts(archive) == {"document": "word/document.xml"}


def test_what_leads_outside_is_no_part() -> None:
    outside = relations(("styles", "styles.xml"), mode=' TargetMode="External"')
    archive = opened({
        "word/document.xml": "", "word/styles.xml": "", "word/_rels/document.xml.rels": outside,
    })  # fmt: skip
    assert "styles" not in named_parts(archive)


def test_damaged_relations_are_told() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        named_parts(opened({"_rels/.rels": "<r"}))
