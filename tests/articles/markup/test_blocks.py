"""Trees of HTML to blocks."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astana_reader.articles.document import BlockKind, Document, Style
from astana_reader.articles.links import picture_target, resolved
from astana_reader.articles.markup.blocks import Links, left_out_notices, pieces_of
from astana_reader.articles.markup.tree import drop_hidden, parse_html
from astana_reader.articles.pieces import assembled

BASE = "https://example.org/a/page.html"


def document(markup: str, base: str = BASE) -> Document:
    root = parse_html(markup)
    assert root is not None
    drop_hidden(root)
    links = Links(lambda href: resolved(href, base), lambda source: picture_target(source, base))
    walk = pieces_of(root, links)
    return assembled(walk.flow.pieces, notices=left_out_notices(walk.left_out))


def shown(markup: str) -> list[str]:
    """Each block as a line: + where it is tight, kind, level, its label and its text."""
    found = document(markup)
    return [
        f"{'+' if b.tight else ''}{b.kind.value}{b.level or ''} "
        f"{b.label + ' ' if b.label else ''}{found.text[b.start : b.end]}"
        for b in found.blocks
    ]


def styled(markup: str) -> list[tuple[str, str, object]]:
    found = document(markup)
    return [(i.style.value, found.text[i.start : i.end], i.target) for i in found.inlines]


def test_blocks_stand_a_blank_line_apart_and_lines_of_a_list_one() -> None:
    found = document("<h1>Head</h1><p>One\n two</p><ul><li>a<li>b<ol><li>c</ol></ul><p>End")
    assert found.text == "Head\n\nOne two\n\na\nb\n  c\n\nEnd"
    assert [b.label for b in found.blocks] == ["", "", "•", "•", "1.", ""]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<div>a<p>b</p>c</div>", ["paragraph a", "paragraph b", "paragraph c"]),
        ("<h2>A<br>b</h2>", ["heading2 A b"]),
        ("<p>a<br>b<br><br>c", ["paragraph a", "+paragraph b", "paragraph c"]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", ["quotation1 a", "quotation2 b"]),
        ("<ul><li><p>a<p>b</ul>", ["item1 • a", "+item1 b"]),
        ("<ol start=9><li>i<li value=20>k</ol>", ["item1 9. i", "+item1 20. k"]),
        ("<ol type=a><li>i<li>j</ol>", ["item1 a. i", "+item1 b. j"]),
        ("<ol type=I><li value=4>i</ol>", ["item1 IV. i"]),
        ("<ul><li><li>a</ul><p>b", ["+item1 • a", "paragraph b"]),
        ("<ul><li><input type=checkbox checked>a</ul>", ["item1 [x] a"]),
        ("<dl><dt>T<dd>m<dt>U<dd>n</dl>", ["term T", "+meaning m", "+term U", "+meaning n"]),
        ("a<hr>b", ["paragraph a", "rule * * *", "paragraph b"]),
        ("<details><summary>s</summary>d</details>", ["paragraph s", "paragraph d"]),
        ("<p>x<script>no()</script><style>no</style>y", ["paragraph xy"]),
        ("<p>a<b hidden>x</b>b<p style='display: none'>x<p>c", ["paragraph ab", "paragraph c"]),
    ],
)  # fmt: skip
def test_blocks(markup: str, blocks: list[str]) -> None:
    assert [line.removeprefix("+") if n == 0 else line for n, line in enumerate(shown(markup))] == [
        line.removeprefix("+") if n == 0 else line for n, line in enumerate(blocks)
    ]


def test_white_space_is_folded_and_what_hides_in_words_dropped() -> None:
    assert document("<p>a \t\n b\u00a0c\u2009d e\u00adf\u200bg\u2060h</p>").text == (
        "a b\u00a0c\u00a0d efgh"
    )


def test_unsafe_characters_have_stand_ins() -> None:
    assert (
        document("<p>a\x1b[2Jb\u202ec</p><pre>d\x07</pre>").text == "a\u241b[2Jb\ufffdc\n\nd\u2407"
    )


def test_code_keeps_its_lines_without_their_numbers() -> None:
    code = (
        '<table><tr><td class="gutter"><pre>1\n2</pre></td>'
        '<td class="code"><pre class="language-sh">\n\tone\n\n  two \n</pre></td></tr></table>'
    )
    found = document(code)
    assert found.text == "\tone\n\n  two"
    assert [(b.kind, b.language) for b in found.blocks] == [(BlockKind.CODE, "sh")]


def test_the_rows_of_a_table_keep_their_columns() -> None:
    markup = (
        "<table><caption>Cap</caption><thead><tr><th>A<th>B<th>C</thead>"
        "<tr><td rowspan=2>1<td colspan=2>wide│wall<tr><td><ul><li>x<li>y</ul><td>z</table>"
    )
    assert shown(markup) == [
        "caption Cap",
        "+row1 A │ B │ C",
        "+row 1 │ wide|wall │ ",
        "+row  │ x; y │ z",
    ]


def test_a_table_that_only_lays_out_is_read_as_blocks() -> None:
    long = "word " * 60
    assert shown(f"<table><tr><td>side<td><p>{long}<p>{long}</table>") == [
        "paragraph side",
        f"paragraph {long.strip()}",
        f"paragraph {long.strip()}",
    ]


def test_styles_and_links_are_kept_beside_the_words() -> None:
    assert styled("<p>a <em>b <strong>c</strong></em> <a href='/x y'> d</a><code>e</code>") == [
        ("emphasis", "b c", None),
        ("strong", "c", None),
        ("link", "d", "https://example.org/x%20y"),
        ("code", "e", None),
    ]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", ""]
)
def test_a_link_elsewhere_is_only_its_words(href: str) -> None:
    found = document(f'<p>a <a href="{href}">b</a>')
    assert (found.text, found.inlines) == ("a b", ())


def test_a_link_over_blocks_is_a_link_in_each() -> None:
    assert styled("<a href='//e.org/'><p>a</p><p>b</p></a>") == [
        ("link", "a", "https://e.org/"),
        ("link", "b", "https://e.org/"),
    ]


def test_a_link_into_the_page_leads_to_an_offset() -> None:
    found = document("<p><a href='#there'>go</a> <a href='page.html#there'>go</a><p id=there>here")
    assert [i.target for i in found.inlines] == [7, 7]


NOTES = {
    "plugin": (
        '<p>A<sup><a href="#fn1" id="r1">1</a></sup> b.</p><ol><li id="fn1"><p>Words '
        '<a href="#r1">↩︎</a></p></li></ol>',
        "A¹ b.\n\nWords", "[1]", {(1, 7)},
    ),
    "letter": (
        '<p>A<sup><a href="#fna">a</a></sup> b.</p><p id="fna">Words</p>',
        "Aᵃ b.\n\nWords", "[a]", {(1, 7)},
    ),
    "sign": (
        '<p>A<sup><a href="#fn1" id="r1">*</a></sup> b.</p><p id="fn1">'
        '<a href="#r1">*</a> Words</p>',
        "A* b.\n\n* Words", "", {(1, 7), (7, 1)},
    ),
    "wiki": (
        '<p>A<sup id="r1" class="reference"><a href="#cite_note-1">[1]</a></sup> b.</p>'
        '<ol><li id="cite_note-1"><b><a href="#r1">^</a></b> Words</li></ol>',
        "A[1] b.\n\nWords", "[1]", {(1, 9)},
    ),
    "book": (
        '<p>A<a id="r1" epub:type="noteref" href="#n1">1</a> b.</p>'
        '<aside id="n1"><p><a href="#r1">1</a>. Words</p></aside>',
        "A¹ b.\n\n1. Words", "", {(1, 7), (7, 1)},
    ),
    "another number": (
        '<p>A<a id="r1" epub:type="noteref" href="#n1">*</a> b.</p>'
        '<aside id="n1"><p>23. Words</p></aside>',
        "A* b.\n\n23. Words", "", {(1, 7), (7, 1)},
    ),
    "raised both ways": (
        '<p>A<sup><a name="r1" href="#n1">[1]</a></sup> b.</p>'
        '<p><sup><a name="n1" href="#r1">[1]</a></sup> Words</p>',
        "A[1] b.\n\n[1] Words", "", {(1, 9), (9, 1)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "text", "label", "links"), NOTES.values(), ids=NOTES.keys())
def test_notes_lead_there_and_back(
    markup: str, text: str, label: str, links: set[tuple[int, int]]
) -> None:
    """A mark and a note hold the source's own letters; a number that it has not is a label."""
    found = document(markup)
    assert found.text == text
    assert [b.kind for b in found.blocks] == [BlockKind.PARAGRAPH, BlockKind.NOTE]
    assert found.blocks[1].label == label
    assert text[found.blocks[1].start + found.blocks[1].hang :] == "Words"
    assert {(i.start, i.target) for i in found.inlines if i.style is Style.LINK} == links


def test_pictures_are_their_captions_or_what_is_said_of_them() -> None:
    markup = (
        '<figure><img src="p.png" alt="one two three"><figcaption>Cap</figcaption></figure>'
        '<p><img data-src="q.png" src="data:image/gif;base64,R0" alt="four five six"></p>'
        '<p><img src="r.png" alt="logo"><img src="s.png" alt="a b c.png"></p>'
        '<p>Fine <img class="emoji" alt="🙂" src="e.svg">!</p>'
    )
    found = document(markup)
    assert found.text == "Cap\n\n[picture: four five six]\n\nFine 🙂!"
    assert [b.kind.value for b in found.blocks] == ["caption", "caption", "paragraph"]
    assert [i.target for i in found.inlines if i.style is Style.PICTURE] == [
        "https://example.org/a/p.png",
        "https://example.org/a/q.png",
    ]
    assert found.notices == ("2 pictures without words left out.",)


def test_raised_and_lowered_numbers_are_told_by_their_letters() -> None:
    markup = "<p>10<sup>3</sup> 1<sup>st</sup> x<sup>k</sup> H<sub>2</sub>O a<sub>i</sub> <q>q</q>"
    assert document(markup).text == "10³ 1st x^k H₂O a_i “q”"


def test_headings_are_the_outline() -> None:
    outline = document("<h1>A</h1><p>x<h3>B <i>c</i></h3>").outline
    assert [(s.start, s.level, s.title) for s in outline] == [(0, 1, "A"), (6, 3, "B c")]


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <ul> <li> </ul> <table> <tr> <td> </table> <pre> </pre> <b> </b> <br> <hr> "
        "<a/href=#x> </a> <h2/id=x> </h2> <blockquote> </blockquote> <sup> </sup> <dl> <dt> <dd> "
        "<figure> <figcaption> </figure> <img/src=a/alt=one&#32;two&#32;three>".split()
    )
    | st.text("ab │\n\t\x1b\u202e\u00a0\u200b1", max_size=6),
    max_size=30,
).map("".join)  # fmt: skip


@given(MARKUP)
@example("<a/href=#x>1<h2/id=x>")  # a place behind all that there is to read
def test_blocks_are_in_order_and_spans_inside_them(markup: str) -> None:
    root = parse_html(markup)
    if root is None:
        return
    links = Links(lambda href: resolved(href, BASE), lambda source: picture_target(source, BASE))
    found = assembled(pieces_of(root, links).flow.pieces)
    at = 0
    for block in found.blocks:
        gap = found.text[at : block.start]
        assert gap.strip() == ""
        assert gap.count("\n") == (0 if at == 0 else 1 if block.tight else 2)
        assert block.start < block.end
        at = block.end
    assert found.text[at:] == ""
    for inline in found.inlines:
        assert any(b.start <= inline.start < inline.end <= b.end for b in found.blocks)
        assert not isinstance(inline.target, int) or 0 <= inline.target < len(found.text)
    assert not set(found.text) & set("\x1b\u202e")
