from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError, PasswordError
from astana_reader.articles.document import (
    BlockKind,
    Document,
    Hints,
    Inline,
    Progress,
    Style,
    page_label,
)
from astana_reader.articles.pdf.reading import read, steps

from .make_pdf import Set, make_pdf
from .typeset import Layout, typeset

STORY = (
    "The ferry left the north bank before dawn and nobody on the quay looked up at it. "
    "A clerk counted sacks under the only lamp. "
)


def read_lines(*pages: list[Set], **more: str) -> Document:
    return read(make_pdf(pages, info=more.get("info", "")), Hints())


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if kind in {None, block.kind}
    ]


def styled(document: Document, style: Style) -> list[str]:
    return [document.text[i.start : i.end] for i in document.inlines if i.style is style]


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
WORDS = st.text("abcdefghijklmnop", min_size=2, max_size=9)
SENTENCES = st.lists(WORDS, min_size=30, max_size=90).map(lambda w: " ".join(w).capitalize() + ".")


@settings(max_examples=12, deadline=None, phases=NO_SHRINKING)
@given(
    st.lists(SENTENCES, min_size=8, max_size=30),
    st.builds(
        Layout,
        columns=st.sampled_from([1, 2]),
        indent=st.just(True),
        head=st.sampled_from(["", "A History of Ferries"]),
        numbered=st.booleans(),
    ),
)
def test_indented_paragraphs_come_back_whole_and_in_order(
    paragraphs: list[str], layout: Layout
) -> None:
    document = read(make_pdf(typeset(paragraphs, layout)), Hints())
    kept = [text for text in texts(document) if text not in {"A History of Ferries", "1"}]
    assert kept == paragraphs


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_told_by_space_come_back_whole(columns: int) -> None:
    paragraphs = [
        " ".join(f"This is sentence {k} of the paragraph {n}." for k in range(2, 5 + n % 5))
        for n in range(20)
    ]
    layout = Layout(columns, indent=False, head="Ferries", numbered=True)
    document = read(make_pdf(typeset(paragraphs, layout)), Hints())
    assert texts(document) == paragraphs


def test_an_offset_knows_the_number_of_its_page() -> None:
    paragraphs = [f"{STORY * 3}Paragraph {n} ends here." for n in range(40)]
    pages = typeset(paragraphs, Layout())
    data = make_pdf(pages, labels="0<</S/r>>2<</S/D/St 1>>")
    document = read(data, Hints())
    for n, lines in enumerate(pages[:4]):
        label = ["i", "ii", "1", "2"][n]
        middle = document.text.index(max(lines, key=lambda line: "Paragraph" in line.text).text)
        assert page_label(document.pages, middle) == label


def test_words_broken_at_line_ends_are_joined_and_compounds_kept() -> None:
    document = read_lines(
        [
            Set("A well-known clerk of this depart-", 40, 500),
            Set("ment was, after all, a rather well-", 40, 488),
            Set("known man long before the Anglo-", 40, 476),
            Set("American treaty.", 40, 464),
        ]
    )
    assert document.text == (
        "A well-known clerk of this department was, after all, a rather well-known man long before "
        "the Anglo-American treaty."
    )


def test_notes_stand_after_their_paragraph_and_links_lead_both_ways() -> None:
    body = [Set(f"{STORY}"[:60], 40, 500 - 12 * n) for n in range(8)]
    document = read_lines(
        [
            *body,
            Set("The tide was late.", 40, 404),
            Set("1", 130, 408, 6),
            Set("1", 40, 63, 5),
            Set("So says the harbour book.", 46, 60, 8),
        ],
        [Set("Another day followed it.", 40, 500)],
    )
    mark, note = document.text.index("¹"), document.text.index("So says the harbour book.")
    assert document.text[:mark].endswith("The tide was late.")
    assert Inline(mark, mark + 1, Style.LINK, note) in document.inlines
    assert texts(document, BlockKind.NOTE) == ["So says the harbour book."]
    assert [b.label for b in document.blocks if b.kind is BlockKind.NOTE] == ["[1]"]
    assert document.text.endswith("Another day followed it.")


def test_powers_are_no_notes() -> None:
    document = read_lines(
        [Set("It measures 25 m", 40, 500), Set("2", 120.5, 504, 6), Set("and no more.", 130, 500)]
    )
    assert document.text == "It measures 25 m² and no more."


def test_headings_get_levels_by_their_size() -> None:
    body = [Set(STORY[:64], 40, 480 - 12 * n) for n in range(4)]
    document = read_lines(
        [
            Set("A Book", 40, 550, 20),
            Set("The first part", 40, 510, 14),
            *body,
            Set("A bold line", 40, 400, 10, "bold"),
            *[Set(STORY[:64], 40, 380 - 12 * n) for n in range(4)],
        ]
    )
    assert [(s.level, s.title) for s in document.outline] == [
        (1, "A Book"),
        (2, "The first part"),
        (3, "A bold line"),
    ]
    assert document.metadata.title == "A Book"


def test_a_title_page_of_many_sizes_leaves_levels_to_the_text() -> None:
    body = [Set(STORY[:64], 40, 300 - 12 * n) for n in range(4)]
    sizes = [40, 34, 28, 24, 20]
    title = [Set(f"Line of {size}", 40, 540 - 45 * n, size) for n, size in enumerate(sizes)]
    chapters = [
        [Set(f"Chapter {n}", 40, 550, 16), Set("Section", 40, 500 - n, 13), *body] for n in range(3)
    ]
    document = read_lines([*title, *body], *chapters)
    levels = {section.title: section.level for section in document.outline}
    assert levels["Line of 40"] == 1
    assert (levels["Chapter 1"], levels["Section"]) == (3, 4)


def test_bookmarks_are_the_outline_and_make_headings() -> None:
    pages = [
        [Set(first, 40, 560), *[Set(STORY[:64], 40, 500 - 12 * n) for n in range(5)]]
        for first in ("Small beginnings", "A second start")
    ]
    data = make_pdf(pages, bookmarks=[("Small beginnings", 0), ("Elsewhere", 1)])
    document = read(data, Hints())
    assert [(s.title, s.start) for s in document.outline] == [
        ("Small beginnings", 0),
        ("Elsewhere", document.text.index("A second start")),
    ]
    assert document.blocks[0].kind is BlockKind.HEADING


def test_emphasis_links_and_code_are_kept() -> None:
    document = read_lines(
        [
            Set("Read", 40, 520),
            Set("The Times", 65, 520, font="italic"),
            Set("of today", 115, 520, url="https://example.org/today"),
            *[Set(STORY[:64], 40, 490 - 12 * n) for n in range(6)],
            Set("def sail():", 40, 390, font="code"),
            Set("return 1", 64, 378, font="code"),
        ]
    )
    assert styled(document, Style.EMPHASIS) == ["The Times"]
    assert styled(document, Style.LINK) == ["of today"]
    assert texts(document, BlockKind.CODE) == ["def sail():\n    return 1"]


def test_items_hang_under_their_words() -> None:
    document = read_lines(
        [
            Set(STORY[:64], 40, 520),
            Set("\u2022", 40, 500),
            Set("One rope, coiled, from the chandler at the corner, well and", 55, 500),
            Set("dry", 55, 488),
            Set("\u2022", 40, 476),
            Set("Two lamps", 55, 476),
        ]
    )
    items = [block for block in document.blocks if block.kind is BlockKind.ITEM]
    assert texts(document, BlockKind.ITEM) == [
        "• One rope, coiled, from the chandler at the corner, well and dry",
        "• Two lamps",
    ]
    assert [(item.tight, item.hang) for item in items] == [(False, 2), (True, 2)]


def test_items_within_items_are_deeper() -> None:
    document = read_lines(
        [
            Set(STORY[:64], 40, 520),
            *[
                line
                for left, at, words in [
                    (40, 500, "Rope"),
                    (60, 488, "Thin rope"),
                    (40, 476, "Lamps"),
                ]
                for line in (Set("\u2022", left, at), Set(words, left + 15, at))
            ],
        ]
    )
    items = [block for block in document.blocks if block.kind is BlockKind.ITEM]
    assert [item.level for item in items] == [1, 2, 1]
    assert document.text.endswith("• Rope\n  • Thin rope\n• Lamps")


def test_lines_set_in_from_both_sides_are_a_quotation() -> None:
    around = [Set(STORY[:64], 40, 560 - 12 * n) for n in range(4)]
    after = [Set(STORY[:64], 40, 440 - 12 * n) for n in range(4)]
    quoted = [Set(words, 70, 500 - 12 * n) for n, words in enumerate([STORY[:50]] * 3)]
    document = read_lines([*around, *quoted, *after])
    kinds = [(block.kind, block.level) for block in document.blocks]
    assert kinds == [
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.QUOTATION, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_code_keeps_its_empty_lines() -> None:
    lines = [("def sail():", 40, 440), ("return 1", 64, 428), ("sail()", 40, 404)]
    document = read_lines(
        [
            *[Set(STORY[:64], 40, 560 - 12 * n) for n in range(8)],
            *[Set(words, left, at, font="code") for words, left, at in lines],
        ]
    )
    assert texts(document, BlockKind.CODE) == ["def sail():\n    return 1\n\nsail()"]


def test_what_the_file_calls_furniture_is_left_out() -> None:
    pages = [
        [
            Set(head, 40, 580, artifact=True),
            Set("The same first line", 40, 540),
            *[Set(STORY[:64], 40, 528 - 12 * n) for n in range(6)],
        ]
        for head in ("Of ropes", "Of lamps")
    ]
    document = read(make_pdf(pages), Hints())
    assert "Of " not in document.text
    assert document.text.count("The same first line") == 2


def test_a_bookmark_without_its_number_finds_its_heading() -> None:
    pages = [
        [
            *[Set(STORY[:64], 40, 560 - 12 * n) for n in range(4)],
            Set("2.1 Of ropes", 40, 490),
            *[Set(STORY[:64], 40, 460 - 12 * n) for n in range(4)],
        ]
    ]
    document = read(make_pdf(pages, bookmarks=[("Of ropes", 0)]), Hints())
    assert [s.start for s in document.outline] == [document.text.index("2.1 Of ropes")]


def test_a_table_of_contents_names_pages() -> None:
    document = read_lines(
        [
            Set(STORY[:64], 40, 560),
            Set("1 Of ropes . . . . . . . . . . 3", 40, 500),
            Set("2 Of lamps . . . . . . . . . . 14", 40, 488),
        ]
    )
    assert texts(document, BlockKind.ROW) == ["1 Of ropes │ 3", "2 Of lamps │ 14"]


def test_rows_of_a_table_keep_their_cells() -> None:
    document = read_lines(
        [
            Set(STORY[:64], 40, 520),
            *[Set(cell, 40 + 100 * x, 480) for x, cell in enumerate(["Port", "Ships", "Crew"])],
            *[Set(cell, 40 + 100 * x, 468) for x, cell in enumerate(["Omsk", "12", "340"])],
            *[Set(cell, 40 + 100 * x, 456) for x, cell in enumerate(["Perm", "7", "95"])],
        ]
    )
    assert texts(document, BlockKind.ROW) == [
        "Port │ Ships │ Crew",
        "Omsk │ 12 │ 340",
        "Perm │ 7 │ 95",
    ]


def test_what_is_printed_sideways_is_counted() -> None:
    document = read_lines(
        [*[Set(STORY[:64], 40, 500 - 12 * n) for n in range(4)], Set("stamp", 20, 300, turned=True)]
    )
    assert "stamp" not in document.text
    assert document.notices == ("1 line that is printed sideways left out.",)


def test_a_page_turned_as_a_whole_is_read() -> None:
    document = read_lines([Set(STORY[:50], 40 + 12 * n, 40, turned=True) for n in range(4)])
    assert document.text.startswith("The ferry left the north bank")
    assert document.notices == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [("A Report", "A Report"), ("Microsoft Word - draft7.doc", ""), ("untitled", "")],
)
def test_titles_that_programs_make_up_are_none(title: str, expected: str) -> None:
    document = read_lines([Set(STORY[:64], 40, 500)], info=f"/Title({title})/Author(A. Clerk)")
    assert (document.metadata.title, document.metadata.author) == (expected, "A. Clerk")


def test_when_a_file_was_made_is_no_date_of_publication() -> None:
    lines = [Set(STORY[:64], 40, 500)]
    made = read_lines(lines, info="/CreationDate(D:20200102030405Z)/ModDate(D:20210102030405Z)")
    assert made.metadata.published is None
    said = b"<prism:publicationDate>2019-05-06</prism:publicationDate>"
    data = make_pdf([lines]) + b"\n%" + said
    assert read(data, Hints()).metadata.published == date(2019, 5, 6)


def test_an_encrypted_file_asks_for_its_password() -> None:
    data = make_pdf([[Set(STORY[:64], 40, 500)]], password="tide")
    with pytest.raises(PasswordError, match="protected by a password"):
        read(data, Hints())
    with pytest.raises(PasswordError, match="another password"):
        read(data, Hints(password="ebb"))
    assert read(data, Hints(password="tide")).text == STORY[:64].strip()


def test_pictures_of_text_say_what_to_do() -> None:
    with pytest.raises(ArticleError, match="ocrmypdf"):
        read(make_pdf([[], [], []], pictures=True), Hints())


def test_a_few_pages_without_text_are_told() -> None:
    story = [Set(STORY[:64], 40, 500 - 12 * n) for n in range(4)]
    document = read(make_pdf([story, [], story], pictures=True), Hints())
    assert document.notices == ("Page 2 has only pictures: what they show is not read.",)


def test_an_empty_page_says_so() -> None:
    with pytest.raises(ArticleError, match="no text"):
        read(make_pdf([[]]), Hints())


@given(st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_a_file_cut_short_is_read_or_told(per_cent: int) -> None:
    whole = make_pdf([[Set(STORY[:64], 40, 500)]] * 3)
    with contextlib.suppress(ArticleError):
        document = read(whole[: len(whole) * per_cent // 100], Hints())
        assert set(texts(document)) <= {STORY[:64].strip()}


def test_the_first_pages_come_without_the_rest() -> None:
    paragraphs = [f"{STORY * 3}Paragraph {n} ends here." for n in range(200)]
    data = make_pdf(typeset(paragraphs, Layout(head="Ferries", numbered=True)))
    progress, *told, whole = steps(data, Hints())
    assert isinstance(progress, Progress)
    assert (first := progress.preview)
    assert isinstance(whole, Document)
    assert whole == read(data, Hints())
    assert told == [Progress(n, len(whole.pages), "page") for n in (20, 40)]
    assert [page.label for page in first.pages] == ["1", "2"]
    assert whole.text.startswith(first.text[:-80])
    assert "Ferries" not in first.text
