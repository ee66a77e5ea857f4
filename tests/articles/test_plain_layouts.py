"""Plain text of the kinds people have, by ten layouts written for it."""

from pathlib import Path

import pytest

from astana_reader.articles.document import Block, BlockKind, Document, Hints
from astana_reader.articles.plain_lines import LONGEST_WRAPPED
from astana_reader.articles.plain_text import find_blocks, read

LAYOUTS = Path(__file__).parent / "layouts"
K = BlockKind


def layout(name: str) -> Document:
    return read((LAYOUTS / f"{name}.txt").read_bytes(), Hints())


def words(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())


def of_kind(document: Document, *kinds: BlockKind) -> list[str]:
    return [words(document, b) for b in document.blocks if b.kind in kinds]


def outlined(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.outline]


def begun(document: Document, start: str) -> Block:
    return next(b for b in document.blocks if words(document, b).startswith(start))


def heads(text: str) -> list[str]:
    return [text[b.start : b.end] for b in find_blocks(text) if b.kind is K.HEADING]


def test_a_ruling_hangs_its_numbers_and_keeps_its_title_block() -> None:
    ruling = layout("ruling")
    reason = begun(ruling, "2.")
    assert words(ruling, reason).endswith("showed no signs of abating.")
    assert (reason.kind, reason.hang, reason.tight) == (K.PARAGRAPH, 4, False)
    letter = begun(ruling, "(b)")
    assert words(ruling, letter).endswith("looked over since; and")
    assert letter.hang == 5
    assert ruling.metadata.title == "REGIONAL COURT OF KARSA Second Chamber"
    assert [begun(ruling, s).tight for s in ("CASE OF", "(Application")] == [False, True]
    assert outlined(ruling)[1:] == [(1, "JUDGMENT"), (1, "THE FACTS"), (1, "THE LAW")]


def test_a_report_reflows_its_paragraphs_and_has_chapters_by_roman_numbers() -> None:
    report = layout("report")
    assert words(report, begun(report, "2.")).startswith("2. Fighting in the north shows no signs")
    assert [(b.hang, b.tight) for b in report.blocks if words(report, b)[0] in "12345"] == [
        (3, False)
    ] * 5
    assert of_kind(report, K.ITEM) == [
        "- flour and rice for two thousand households until the harvest, which is late this year",
        "- blankets",
        "- a water pump",
    ]
    assert outlined(report) == [
        (1, "I. Introduction"),
        (1, "II. Main events"),
        (1, "III. Observations"),
    ]


def test_verse_keeps_its_lines_and_their_indents() -> None:
    verse = layout("verse")
    lines = [verse.text[b.start : b.end] for b in verse.blocks if b.kind is K.PARAGRAPH]
    assert len(lines) == 8
    assert lines[1] == "  The lamp was burning low,"
    assert [b.tight for b in verse.blocks[1:]] == [False, True, True, True] * 2


def test_a_table_keeps_its_lines() -> None:
    prices = layout("prices")
    rows = [prices.text[b.start : b.end] for b in prices.blocks[1:5]]
    assert rows[1] == "January        1,200      950      80"
    assert len(prices.blocks) == 6
    assert prices.metadata.title == "What a sack cost, in crowns"


def test_a_novel_of_gutenberg_has_its_boilerplate_aside() -> None:
    novel = layout("novel")
    aside = [words(novel, b) for b in novel.blocks if b.aside]
    assert aside[0] == "The Project Gutenberg eBook of The Salt Road"
    assert aside[-1] == "CHAPTER IV. License"
    assert "***" in aside[5]
    assert (novel.metadata.title, novel.metadata.author) == (
        "The Salt Road or, A Winter in Karsa",
        "Maria Tessel",
    )
    chapters = [title for _, title in outlined(novel) if title.startswith("CHAPTER")]
    assert chapters == ["CHAPTER I. The Ferry", "CHAPTER II. The Inn", "CHAPTER III. The Road"]
    starts = [s.start for s in novel.outline if s.title.startswith("CHAPTER")]
    assert all(novel.text[at:].count("The Ferry") < 2 for at in starts)
    assert of_kind(novel, K.RULE) == ["* * *"]
    assert not any('"' in title for _, title in outlined(novel))


def test_paragraphs_told_by_their_indent_stand_apart() -> None:
    novel = layout("indented")
    assert words(novel, begun(novel, "It had")).endswith("had given up shouting.")
    assert not begun(novel, '"Leave it,').tight
    assert not begun(novel, "Nobody").tight
    assert outlined(novel) == [(1, "PART ONE"), (2, "1"), (2, "2"), (2, "3")]


def test_a_letter_quotes_by_levels() -> None:
    letter = layout("letter")
    quoted = [(b.level, b.hang, words(letter, b)) for b in letter.blocks if b.kind is K.QUOTATION]
    assert quoted[0] == (1, 2, "> I can't come before Friday. Could you look at the second part?")
    assert quoted[2] == (2, 4, "> > The boat leaves at six.")
    assert [level for level, _, _ in quoted] == [1, 1, 2, 2, 1, 1]
    assert all(b.tight for b in letter.blocks if b.kind is K.QUOTATION)
    assert not outlined(letter)


def test_an_interview_and_a_deposition_have_speakers() -> None:
    interview = layout("interview")
    turns = [b for b in interview.blocks if b.kind is K.SPEAKER]
    assert [interview.text[b.start : b.start + b.hang] for b in turns] == [
        "JON SNOW:", "MARIA TESSEL, HARBOUR OFFICE:", "JON SNOW:", "MARIA TESSEL, HARBOUR OFFICE:",
        "MR. ROBERTS:", "JON SNOW:", "MR. ROBERTS:",
    ]  # fmt: skip
    assert words(interview, turns[3]).endswith("and to some who did not.")
    deposition = layout("deposition")
    assert {b.kind for b in deposition.blocks} == {K.SPEAKER}
    assert [words(deposition, b)[:2] for b in deposition.blocks] == ["Q.", "A."] * 3
    assert not any(b.tight for b in deposition.blocks)


def test_notes_have_lists_with_levels() -> None:
    notes = layout("notes")
    items = [(b.level, b.hang, b.tight) for b in notes.blocks if b.kind is K.ITEM]
    assert items == [
        (1, 2, False), (1, 2, True), (2, 2, True), (2, 2, True), (1, 2, True),
        (1, 3, False), (1, 3, True), (1, 4, True),
    ]  # fmt: skip
    assert notes.metadata.title == "Moving the archive"
    assert of_kind(notes, K.NOTE)[1] == "[2] Lost."
    assert words(notes, begun(notes, "* leave")).endswith("one shelf that is long enough")


LONG = "And so it went on for a good while, with nobody to say why, until the end of the year."


@pytest.mark.parametrize(
    "said", ["“How often?”", '"Indeed"', "'Never!'", "— Oui", "- Yes, he said", "«Ja»"]
)
def test_speech_is_no_heading(said: str) -> None:
    assert heads(f"{LONG}\n\n{said}\n\n{LONG}") == []


def test_chapters_are_headings_all_or_none() -> None:
    titles = ["Letter One: To My Brother in the North", "Letter Two: Of Ice", "Letter Three: No."]
    assert heads("\n\n".join(f"{title}\n\n{LONG}" for title in titles)) == titles
    for alone in ("Chapter 7 was the last he wrote", "Page 12 is missing, it seems to us", "XIV."):
        assert heads(f"{LONG}\n\n{alone}\n\n{LONG}") == []


def test_numbers_of_chapters_take_the_titles_below_them() -> None:
    text = "".join(
        f"CHAPTER {n}\n\n{title}\n\n“No.”\n\n{LONG}\n\n"
        for n, title in [("I", "Loomings."), ("II", "The Carpet-Bag."), ("III", "The Spouter-Inn.")]
    )
    book = read(text.encode(), Hints())
    assert outlined(book) == [
        (1, "CHAPTER I Loomings."),
        (1, "CHAPTER II The Carpet-Bag."),
        (1, "CHAPTER III The Spouter-Inn."),
    ]


@pytest.mark.parametrize(
    ("text", "title", "author"),
    [
        (f"Talks in a city\n\nBy Maria Tessel\n\n{LONG}", "Talks in a city", "Maria Tessel"),
        (f"THE LONG ROAD\n\n{LONG}", "THE LONG ROAD", ""),
        (f"Is it over?\n\n{LONG}", "Is it over?", ""),
        (f"{LONG}\n\n{LONG}", "", ""),
        (f"Dear Anna,\n\n{LONG}", "", ""),
        (f"“Stop right there”\n\n{LONG}", "", ""),
        (f"From: Anna\nSubject: A ferry of our own\n\n{LONG}", "", ""),
        ("Only one line of words", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_title_is_told_by_its_block(text: str, title: str, author: str) -> None:
    metadata = read(text.encode(), Hints()).metadata
    assert (metadata.title, metadata.author) == (title, author)


def test_notes_to_the_reader_are_no_speakers() -> None:
    text = "\n\n".join(["Note: read this.", "Example: like this."] * 4)
    assert {b.kind for b in find_blocks(text)} == {K.PARAGRAPH}
    once = f"ASTANA: {LONG}\n\n{LONG}\n\nMOSCOW: {LONG}"
    assert {b.kind for b in find_blocks(once)} == {K.PARAGRAPH}


def test_initials_begin_no_list() -> None:
    text = "He was taught by\nJ. Smith and by\nA. Miller in the town."
    assert {b.kind for b in find_blocks(text)} == {K.PARAGRAPH}


def test_justified_prose_is_no_table() -> None:
    text = (
        "The   quick brown fox jumps over the lazy dog and   then runs\n"
        "on  through   the forest  until it comes   to a  river  where\n"
        "it   finds  the   Nile  and   stops  to   drink  the   water."
    )
    assert [b.end - b.start for b in find_blocks(text)] == [len(text)]


def test_a_million_lines_are_lines() -> None:
    blocks = find_blocks("a line\n" * 50_000)
    assert len(blocks) == 50_000


def test_verse_in_small_letters_keeps_its_uneven_lines() -> None:
    lines = [
        "the river that we crossed before the war had names",
        "for every stone",
        "and none of us could say them, not even the oldest",
        "who had a boat",
        "and sold it for a lamp, a coat, the promise of a road",
        "that went on",
    ]
    text = "\n".join(lines)
    assert [text[b.start : b.end] for b in find_blocks(text)] == lines


def test_chapters_begin_anew_in_each_part() -> None:
    names = ["PART ONE", "1", "2", "PART TWO", "1", "2", "3", "PART THREE", "1"]
    assert heads("\n\n".join(f"{name}\n\n{LONG}" for name in names)) == names


WIDE = (
    "The office asked for the papers of the boats, and the owners sent what they had in the week\n"
    "after, as the rule says."
)
APART = WIDE.replace("week\nafter, as", "week.\nThat is as")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("12.       " + WIDE.replace("\n", "\n" + " " * 10), 1),
        ("In the end " + WIDE, 1),
        ("In the end " + APART, 2),
    ],
)
def test_wide_lines_run_on_where_they_break_within_a_sentence(text: str, blocks: int) -> None:
    assert max(map(len, text.splitlines())) > LONGEST_WRAPPED
    assert len(find_blocks(text)) == blocks
