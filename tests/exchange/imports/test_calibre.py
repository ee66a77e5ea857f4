"""calibre's collections, and the books in which its viewer kept what was marked."""

import base64
import json

import pytest

from astana_reader.exchange.imports.formats import format_of

from .samples import AUTHOR, CALIBRE_ROWS, FIRST, SECOND, TITLE, packed, read

CALIBRE_MAGIC = "encoding=json+base64:\n"


def kept_in_a_book(annotations: object, magic: str = CALIBRE_MAGIC) -> bytes:
    coded = base64.encodebytes(json.dumps(annotations).encode()).decode()
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/>'
            "</rootfiles></container>",
            "a.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator></metadata>"
            '<manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="p"/></spine></package>',
            "p.xhtml": f"<html><body><p>{FIRST}. {SECOND}.</p></body></html>",
            "META-INF/calibre_bookmarks.txt": magic + coded,
        }
    )


def test_what_calibre_s_viewer_keeps_in_a_book_comes_in_with_the_book() -> None:
    data = kept_in_a_book(CALIBRE_ROWS)
    known = format_of(data)
    assert known is not None
    assert known.id == "calibre"
    (book,) = known.read(data).works
    assert (book.title, book.author) == (TITLE, AUTHOR)
    assert [(c.quote, c.note) for c in book.clippings] == [(FIRST, "who says so?"), (SECOND, "")]
    assert book.page is not None
    assert book.page.data == data


@pytest.mark.parametrize(
    ("kept", "magic"), [({"a": 1}, CALIBRE_MAGIC), ([], "calibre_current_page_bookmark*|!|?|*")]
)
def test_a_book_whose_annotations_can_t_be_read_is_refused(kept: object, magic: str) -> None:
    with pytest.raises(ValueError, match="annotations"):
        read("calibre", kept_in_a_book(kept, magic))


def test_a_bad_row_of_calibre_is_named_and_the_others_come_in() -> None:
    rows = [3, {**CALIBRE_ROWS[0], "book_id": "x"}, {**CALIBRE_ROWS[3], "book_id": 1}]
    collection = {"type": "calibre_annotation_collection", "annotations": rows}
    found = read("calibre", json.dumps(collection).encode())
    assert [problem[:8] for problem in found.problems] == ["Record 1", "Record 2"]
    assert [c.quote for work in found.works for c in work.clippings] == [SECOND]
