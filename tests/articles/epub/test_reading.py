from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import (
    BlockKind,
    Document,
    Hints,
    Inline,
    Progress,
    SourcePage,
    Style,
    page_label,
)
from astana_reader.articles.epub.reading import read, steps
from astana_reader.articles.formats import choose_format

from .make_epub import archive, make_epub, package, page

ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{method}"/>
<CipherData><CipherReference URI="{part}"/></CipherData></EncryptedData></encryption>"""
NAV = """<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="one.xhtml">First</a><ol>
<li><a href="one.xhtml#b">Inner</a></li></ol></li><li><span>Part</span><ol>
<li><a href="two.xhtml">Second</a></li></ol></li><li><a href="none.xhtml">Gone</a></li></ol></nav>
<nav epub:type="page-list"><ol><li><a href="one.xhtml">xi</a></li>
<li><a href="two.xhtml#p">12</a></li></ol></nav>"""
NAV_ITEM = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint>
<navLabel><text>First</text></navLabel><content src="one.xhtml"/>
<navPoint><navLabel><text>Inner</text></navLabel><content src="one.xhtml#b"/></navPoint>
</navPoint></navMap></ncx>"""
NCX_ITEM = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def text(bodies: dict[str, str], spine: str | None = None) -> str:
    return read(make_epub(bodies, spine=spine), Hints()).text


def contents(document: Document) -> list[tuple[int, str, str]]:
    return [(s.level, s.title, document.text[s.start : s.start + 5]) for s in document.outline]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text("abc de", min_size=1).map(str.split).filter(bool).map(" ".join), min_size=1
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_paragraph_is_read_in_the_order_of_the_spine(book: list[list[str]]) -> None:
    bodies = {
        f"c{n}.xhtml": "".join(f"<p>{words}</p>" for words in chapter)
        for n, chapter in enumerate(book)
    }
    assert text(bodies) == "\n\n".join(words for chapter in book for words in chapter)


def test_what_is_beside_the_main_line_comes_last_and_all_of_it_once() -> None:
    bodies = {"a.xhtml": "<p>Beside.</p>", "b.xhtml": "<p>Main.</p>"}
    spine = '<itemref idref="p0" linear="no"/><itemref idref="p1"/><itemref idref="p1"/>'
    assert text(bodies, spine=spine) == "Main.\n\nBeside."


def test_the_contents_are_the_outline_and_never_text() -> None:
    bodies = {
        "one.xhtml": "<p>Alpha.</p><p id='b'>Beta.</p>",
        "two.xhtml": "<p>Gamma.</p><p id='p'>Delta.</p>",
    }
    data = make_epub(bodies, {"book/nav.xhtml": page(NAV)}, items=NAV_ITEM)
    document = read(data, Hints())
    assert document.text == "Alpha.\n\nBeta.\n\nGamma.\n\nDelta."
    assert contents(document) == [
        (1, "First", "Alpha"),
        (2, "Inner", "Beta."),
        (1, "Part", "Gamma"),
        (2, "Second", "Gamma"),
    ]
    assert document.pages == (SourcePage(0, "xi"), SourcePage(document.text.index("Delta"), "12"))
    assert page_label(document.pages, document.text.index("Gamma")) == "xi"


def test_older_books_have_their_contents_elsewhere() -> None:
    data = make_epub(
        {"one.xhtml": "<p>Alpha.</p><p id='b'>Beta.</p>"},
        {"book/toc.ncx": NCX},
        items=NCX_ITEM,
    )
    assert contents(read(data, Hints())) == [(1, "First", "Alpha"), (2, "Inner", "Beta.")]


@pytest.mark.parametrize("ncx", ["", "<ncx/>", "no XML <", NCX.replace("one.xhtml", "../../x")])
def test_without_contents_the_headings_are_the_outline(ncx: str) -> None:
    data = make_epub(
        {"one.xhtml": "<h2>Title</h2><p>Alpha.</p>"}, {"book/toc.ncx": ncx}, items=NCX_ITEM
    )
    assert contents(read(data, Hints())) == [(2, "Title", "Title")]


def test_a_place_that_is_not_there_is_where_its_file_begins() -> None:
    data = make_epub(
        {"zero.xhtml": "<p>Omega.</p>", "one.xhtml": "<p>Alpha.</p>"},
        {"book/toc.ncx": NCX},
        items=NCX_ITEM,
    )
    assert contents(read(data, Hints())) == [(1, "First", "Alpha"), (2, "Inner", "Alpha")]


def test_notes_of_another_file_are_linked_both_ways() -> None:
    document = read(
        make_epub(
            {
                "one.xhtml": "<p>Said<a epub:type='noteref' id='r' href='two.xhtml#n'>4</a>.</p>",
                "two.xhtml": "<p id='n'>4. By whom? <a href='one.xhtml#r'>↩</a></p>",
            }
        ),
        Hints(),
    )
    assert document.text == "Said⁴.\n\n4. By whom?"
    mark, note = document.text.index("⁴"), document.text.index("4.")
    assert Inline(mark, mark + 1, Style.LINK, note) in document.inlines
    assert Inline(note, note + 2, Style.LINK, mark) in document.inlines
    assert document.blocks[-1].kind is BlockKind.NOTE


def test_what_is_hidden_is_left_out_but_notes_are_not() -> None:
    body = (
        "<p>Said<a epub:type='noteref' href='#n'>1</a>.</p><p hidden=''>Nothing.</p>"
        "<aside hidden='' epub:type='footnote' id='n'><p>A note.</p></aside>"
    )
    assert text({"one.xhtml": body}) == "Said¹.\n\nA note."


def test_links_lead_to_other_files_of_the_book_and_to_the_web() -> None:
    document = read(
        make_epub(
            {
                "one.xhtml": "<p><a href='sub%20folder/two.xhtml#x'>There</a>, "
                "<a href='https://example.org/a'>web</a>, <a href='javascript:x'>no</a>.</p>",
                "sub folder/two.xhtml": "<p>Two.</p><p id='x'>Three.</p>",
            }
        ),
        Hints(),
    )
    targets = [i.target for i in document.inlines if i.style is Style.LINK]
    assert targets == [document.text.index("Three"), "https://example.org/a"]


METADATA = """<dc:title id="t1">Short</dc:title><dc:title id="t2">The Main One</dc:title>
<meta refines="#t2" property="title-type">main</meta>
<dc:creator id="c1">Ann Author</dc:creator><meta refines="#c1" property="role">aut</meta>
<dc:creator id="c2">Ed Editor</dc:creator><meta refines="#c2" property="role">edt</meta>
<dc:creator opf:role="aut">Bo Author</dc:creator><dc:publisher>The Press</dc:publisher>
<dc:language>fr</dc:language><dc:identifier id="id">urn:isbn:1234567890</dc:identifier>
<dc:identifier>https://example.org/book</dc:identifier><dc:date>2014-05-25T00:00:00Z</dc:date>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>"""


def test_metadata() -> None:
    found = read(make_epub({"a.xhtml": "<p>x</p>"}, metadata=METADATA), Hints()).metadata
    assert (found.title, found.author, found.site) == (
        "The Main One",
        "Ann Author, Bo Author",
        "The Press",
    )
    assert (found.language, found.identifier, found.url) == (
        "fr",
        "urn:isbn:1234567890",
        "https://example.org/book",
    )
    assert found.published == date(2014, 5, 25)
    assert found.published_by == "the book's own date of publication"


@pytest.mark.parametrize(
    "dates",
    [
        '<dc:date opf:event="modification">2020-01-01</dc:date>',
        '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>',
        "<dc:date>spring</dc:date>",
    ],
)
def test_a_change_is_no_publication(dates: str) -> None:
    found = read(make_epub({"a.xhtml": "<p>x</p>"}, metadata=dates), Hints()).metadata
    assert found.published is None
    assert found.published_by == ""


def test_without_a_spine_the_list_of_files_is_the_order() -> None:
    document = read(make_epub({"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}, spine=""), Hints())
    assert document.text == "A.\n\nB."
    assert "does not say in which order" in document.notices[0]


def test_missing_parts_are_counted() -> None:
    opf = package(["a.xhtml", "b.xhtml", "c.xhtml"])
    document = read(archive({"book/package.opf": opf, "book/b.xhtml": page("<p>B.</p>")}), Hints())
    assert document.text == "B."
    assert document.notices == ("2 parts are missing from the book's file.",)


def test_paths_above_the_archive_stay_in_it() -> None:
    opf = package(["../../../a.xhtml", "../BOOK/b.xhtml"])
    parts = {"a.xhtml": page("<p>A.</p>"), "book/b.xhtml": page("<p>B.</p>")}
    assert read(archive({"book/package.opf": opf, **parts}), Hints()).text == "A.\n\nB."


def test_named_letters_and_pages_that_are_no_xml_are_read() -> None:
    broken = "<html><body><p>Unclosed &eacute;<br>line<p>Next &unknown; one</body></html>"
    opf = package(["a.xhtml", "b.xhtml"])
    data = archive(
        {
            "book/package.opf": opf,
            "book/a.xhtml": page("<p>Caf&eacute;&nbsp;&mdash; &other;</p>"),
            "book/b.xhtml": broken,
        }
    )
    assert (
        read(data, Hints()).text == "Café\u00a0— &other;\n\nUnclosed é\nline\n\nNext &unknown; one"
    )


def test_a_drawing_as_a_page_is_what_it_says() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title><text>North</text></svg>'
    opf = package(["a.svg"]).replace("application/xhtml+xml", "image/svg+xml")
    data = archive({"book/package.opf": opf, "book/a.svg": drawing})
    assert read(data, Hints()).text == "A map\n\nNorth"


def bomb(name: str = "lol", depth: int = 9) -> str:
    entities = "".join(f'<!ENTITY {name}{n + 1} "{f"&{name}{n};" * 10}">' for n in range(depth))
    return (
        f'<!DOCTYPE html [<!ENTITY {name}0 "ha">{entities}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&{name}{depth};</p></body></html>'
    )


@pytest.mark.parametrize(
    "parts", [{"book/b.xhtml": bomb()}, {"book/package.opf": bomb()}], ids=["page", "package"]
)
def test_entities_that_grow_without_end_are_told(parts: dict[str, str]) -> None:
    opf = package(["a.xhtml", "b.xhtml"])
    data = archive(
        {"book/package.opf": opf, "book/a.xhtml": page("<p>Good.</p>"), "book/b.xhtml": "", **parts}
    )
    with pytest.raises(ArticleError, match="entity bomb"):
        read(data, Hints())


def test_a_book_whose_pages_are_missing_says_so() -> None:
    with pytest.raises(ArticleError, match="none of its pages"):
        read(archive({"book/package.opf": package(["a.xhtml"])}), Hints())


def test_what_a_page_declares_is_no_text_even_where_it_is_read_as_html() -> None:
    broken = '<!DOCTYPE html [<!ENTITY x "y">]><html><body><p>One<br>two</body></html>'
    data = archive({"book/package.opf": package(["a.xhtml"]), "book/a.xhtml": broken})
    assert read(data, Hints()).text == "One\ntwo"


def test_entities_from_outside_are_not_fetched() -> None:
    body = page("<p>Before &xxe; after.</p>").replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY xxe SYSTEM "file:///etc/hostname">]>'
    )
    data = archive({"book/package.opf": package(["a.xhtml"]), "book/a.xhtml": body})
    assert read(data, Hints()).text == "Before &xxe; after."


def test_protected_books_say_so_and_obscured_fonts_are_no_matter() -> None:
    bodies = {"a.xhtml": "<p>A.</p>"}
    method = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    locked = ENCRYPTION.format(method=method, part="book/a.xhtml")
    with pytest.raises(ArticleError, match="DRM"):
        read(make_epub(bodies, {"META-INF/encryption.xml": locked}), Hints())
    for kind, part in [
        ("http://www.idpf.org/2008/embedding", "book/font.otf"),
        (method, "book/song.mp3"),
    ]:
        obscured = ENCRYPTION.format(method=kind, part=part)
        data = make_epub(bodies, {"META-INF/encryption.xml": obscured})
        assert read(data, Hints()).text == "A."


@pytest.mark.parametrize("size", [1_200_000, 25_000_000])
def test_what_unpacks_to_far_too_much_is_refused(size: int) -> None:
    opf = package(["a.xhtml"])
    with pytest.raises(ArticleError, match="not safe"):
        read(archive({"book/package.opf": opf, "book/a.xhtml": b" " * size}), Hints())


def test_overlapping_parts_are_refused() -> None:
    data = bytearray(make_epub({"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}))
    with zipfile.ZipFile(BytesIO(bytes(data))) as file:
        one, two = file.getinfo("book/a.xhtml"), file.getinfo("book/b.xhtml")
    directory = data.rindex(b"PK\x01\x02")
    assert bytes(data[directory + 42 : directory + 46]) == two.header_offset.to_bytes(4, "little")
    data[directory + 42 : directory + 46] = (one.header_offset + 1).to_bytes(4, "little")
    with pytest.raises(ArticleError, match="overlap"):
        read(bytes(data), Hints())


def test_a_locked_archive_says_so() -> None:
    data = bytearray(make_epub({"a.xhtml": "<p>A.</p>"}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(ArticleError, match="password"):
        read(bytes(data), Hints())


def test_a_book_of_pictures_says_so() -> None:
    with pytest.raises(ArticleError, match="pictures only"):
        read(make_epub({"a.xhtml": "<p><img src='a.jpg' alt=''/></p>"}), Hints())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_books_are_read_or_told(drawn: st.DataObject) -> None:
    data = bytearray(make_epub({"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}))
    for _ in range(drawn.draw(st.integers(1, 20))):
        at = drawn.draw(st.integers(0, len(data) - 1))
        data[at] = drawn.draw(st.integers(0, 255))
    cut = drawn.draw(st.one_of(st.just(len(data)), st.integers(0, len(data))))
    try:
        document = read(bytes(data[:cut]), Hints())
    except ArticleError:
        return
    assert document.text.strip()


def test_the_first_pages_of_a_long_book_come_early() -> None:
    bodies = {f"c{n}.xhtml": f"<p>{f'Chapter {n} says so. ' * 9000}</p>" for n in range(14)}
    *told, whole = steps(make_epub(bodies), Hints())
    assert isinstance(whole, Document)
    previews = [step.preview for step in told if isinstance(step, Progress) and step.preview]
    assert len(previews) == 1
    assert whole.text.startswith(previews[0].text)
    assert len(previews[0].text) < len(whole.text) / 5
    assert [(step.done, step.total) for step in told if isinstance(step, Progress)] == [
        (1, 14),
        (10, 14),
    ]


def test_an_epub_is_told_by_its_bytes() -> None:
    assert choose_format(make_epub({"a.xhtml": "<p>A.</p>"}), "book.zip").id == "epub"
