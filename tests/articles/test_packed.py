"""Documents as bytes and back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.document import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Inline,
    Metadata,
    Section,
    SourcePage,
    Style,
)  # fmt: skip
from astana_reader.articles.packed import pack, unpack
from astana_reader.text.visible import visible, visible_line

LINES = st.text(max_size=20).map(visible_line)
TARGETS = st.sampled_from(
    ["https://a.example/x", "http://b.example", "mailto:a@b.example", "pictures/one.png", None]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = visible(draw(st.text(max_size=200)))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=20)))
    blocks = [
        Block(
            start,
            end,
            draw(st.sampled_from(BlockKind)),
            draw(st.booleans()),
            draw(st.integers(0, 9)),
            draw(st.integers(0, end - start)),
            draw(st.booleans()),
            draw(st.sampled_from(["", "sh", "python"])),
            draw(st.sampled_from(["", "•", "12."])),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    places = st.integers(0, len(text))
    inlines = []
    for style in draw(st.lists(st.sampled_from(Style), max_size=9)):
        start, end = sorted((draw(places), draw(places)))
        inlines.append(Inline(start, end, style, draw(TARGETS | places)))
    outline = [Section(draw(places), level, draw(LINES)) for level in range(draw(places) % 5)]
    metadata = Metadata(
        draw(LINES),
        language=draw(LINES),
        published=draw(st.none() | st.dates()),
        published_by=draw(LINES),
        evidence=tuple(
            Evidence("title", draw(LINES), "h1", n > 1) for n in range(draw(places) % 3)
        ),
    )
    notices = draw(st.lists(LINES, max_size=3))
    pages = [SourcePage(draw(places), draw(LINES)) for _ in range(draw(places) % 3)]
    return Document(
        text, tuple(blocks), tuple(inlines), tuple(outline), metadata, tuple(notices), tuple(pages)
    )


@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert unpack(pack(document)) == document


@given(documents(), st.data())
def test_what_was_cut_or_changed_is_refused_or_still_fits(
    document: Document, data: st.DataObject
) -> None:
    packed = bytearray(pack(document))
    at = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ValueError, match="no document"):
        unpack(bytes(packed[:at]))
    packed[at] = data.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(packed))
    except ValueError:
        return
    length = len(found.text)
    assert visible(found.text) == found.text
    spans = [(b.start, b.end) for b in found.blocks] + [(i.start, i.end) for i in found.inlines]
    assert all(0 <= start <= end <= length for start, end in spans)


PLAIN = Document("One two.", (Block(0, 8),), metadata=Metadata("T", published=date(2017, 1, 22)))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PLAIN, blocks=(Block(0, 9),)),
        replace(PLAIN, blocks=(Block(-1, 3),)),
        replace(PLAIN, blocks=(Block(3, 1),)),
        replace(PLAIN, blocks=(Block(0, 5), Block(4, 8))),
        replace(PLAIN, blocks=(Block(0, 8, hang=9),)),
        replace(PLAIN, blocks=(Block(0, 8, level=-1),)),
        replace(PLAIN, inlines=(Inline(0, 9, Style.STRONG),)),
        replace(PLAIN, inlines=(Inline(0, 3, Style.LINK, 9),)),
        replace(PLAIN, outline=(Section(9, 1, "x"),)),
        replace(PLAIN, pages=(SourcePage(9, "x"),)),
    ],
)
def test_what_no_text_can_be_laid_out_by_is_refused(wrong: Document) -> None:
    with pytest.raises(ValueError, match=r"outside|overlap|measure"):
        unpack(pack(wrong))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "https://a/\x1b"])
def test_a_link_that_leads_where_none_may_leads_nowhere(target: str) -> None:
    document = replace(PLAIN, inlines=(Inline(0, 3, Style.LINK, target),))
    assert unpack(pack(document)).inlines == (Inline(0, 3, Style.LINK),)


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    metadata = Metadata("a\x1b]0;\n")
    document = replace(PLAIN, text="One\x1b[2J.", metadata=metadata, notices=("\x07",))
    found = unpack(pack(document))
    assert (found.text, found.metadata.title) == ("One\u241b[2J.", "a\u241b]0;")
    assert found.notices == ("\u2407",)


@pytest.mark.parametrize("data", [b"", b"{}\n", b"[]\n", b"null", b"{\n", b"[" * 100_000 + b"\n"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no document"):
        unpack(data)
