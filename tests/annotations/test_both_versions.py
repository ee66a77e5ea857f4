"""What changed between two versions, and both of them as one text."""

from itertools import accumulate
from random import Random
from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.both_versions import Comparison, show_both
from astana_reader.annotations.versions import Kind, Version, compare, count_kinds
from astana_reader.articles.document import Block, BlockKind
from astana_reader.articles.plain_text import find_blocks
from astana_reader.text.spans import Span

SENTENCES = (
    "The talks opened on Monday.",
    "Nobody expected a swift result.",
    "Rebels stayed away at first.",
    "A second round may follow soon.",
    "The capital was covered in snow.",
)


def version(text: str) -> Version:
    return Version(text, find_blocks(text))


def both(old: str, new: str) -> Comparison:
    one, other = version(old), version(new)
    return show_both(one, other, compare(one, other))


def signed(shown: Comparison) -> str:
    """The text with [-removed-] and {+added+}."""
    signs = {Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(
        signs.get(p.kind, "{}").format(shown.text[p.start : p.end]) for p in shown.pieces
    )


def test_changed_words_stand_beside_those_they_replace() -> None:
    shown = both("The talks opened on Monday.", "The talks opened on Tuesday.")
    assert signed(shown) == "The talks opened on [-Monday-] {+Tuesday+}."
    assert count_kinds(shown.changes) == "1 sentence changed"
    shown = both("Monday the talks opened.", "Tuesday the talks opened.")
    assert signed(shown) == "[-Monday-] {+Tuesday+} the talks opened."
    shown = both("The long talks opened.", "The talks opened.")
    assert signed(shown) == "The [-long-] talks opened."


def test_a_removed_sentence_stands_in_its_paragraph() -> None:
    a, b, c, *_ = SENTENCES
    assert signed(both(f"{a} {b} {c}", f"{a} {c}")) == f"{a} [-{b}-] {c}"
    assert signed(both(f"{a} {b}", b)) == f"[-{a}-] {b}"
    assert signed(both(f"{a} {b}", a)) == f"{a} [-{b}-]"
    assert signed(both(f"{a}\n\n{b} {c}", f"{a}\n\n{c}")) == f"{a}\n\n[-{b}-] {c}"
    assert signed(both(f"{a}\n\n{b} {c}", f"{a}\n\n{b}")) == f"{a}\n\n{b} [-{c}-]"


def test_a_removed_paragraph_stands_alone() -> None:
    a, b, c, d, _ = SENTENCES
    assert signed(both(f"{a}\n\n{b} {c}\n\n{d}", f"{a}\n\n{d}")) == (
        f"{a}\n\n[-{b}-] [-{c}-]\n\n{d}"
    )
    assert signed(both(f"{a}\n\n{b}", b)) == f"[-{a}-]\n\n{b}"
    assert signed(both(f"{a}\n\n{b}", a)) == f"{a}\n\n[-{b}-]"


paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), max_size=4
).map("\n\n".join)


@given(paragraphs, paragraphs)
def test_every_place_of_the_new_text_is_found_in_both(old: str, new: str) -> None:
    shown = both(old, new)
    kept = "".join(shown.text[p.start : p.end] for p in shown.pieces if p.new is not None)
    assert kept == new
    assert shown.text == "".join(shown.text[p.start : p.end] for p in shown.pieces)
    for at, character in enumerate(new):
        place = shown.place(Span(at, at + 1))
        assert place is not None
        assert shown.text[place.start : place.end] == character
    assert len(shown.places) == len(shown.changes)


# --- the blocks of both ---------------------------------------------------------------------------

NOUNS = "talks rebels envoy ceasefire capital snow border minister delegation airport".split()
VERBS = "opened stalled followed reached left watched crossed promised".split()


def sentence(chance: Random) -> str:
    words = [chance.choice(NOUNS if n % 3 else VERBS) for n in range(chance.randrange(4, 22))]
    return " ".join(words).capitalize() + "."


def story(chance: Random) -> list[list[str]]:
    return [[sentence(chance) for _ in range(chance.randrange(2, 6))] for _ in range(5)]


def wrapped(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(fill(" ".join(sentences), 72) for sentences in paragraphs)


def edited(paragraphs: list[list[str]], chance: Random) -> list[list[str]]:
    """The paragraphs with a sentence added, removed, or changed in a word."""
    edited = [list(sentences) for sentences in paragraphs]
    sentences = chance.choice(edited)
    at = chance.randrange(len(sentences))
    match chance.choice(("add", "remove", "change")):
        case "add":
            sentences.insert(at, sentence(chance))
        case "remove":
            del sentences[at]
        case "change":
            words = sentences[at].split()
            words[chance.randrange(len(words) - 1)] = "another"
            sentences[at] = " ".join(words)
    return edited


def test_an_edit_of_a_sentence_tears_no_wrapped_paragraph() -> None:
    chance = Random(1)
    for _ in range(200):
        paragraphs = story(chance)
        later = edited(paragraphs, chance)
        for old, new in ((paragraphs, later), (later, paragraphs)):
            shown = both(wrapped(old), wrapped(new))
            assert len(shown.blocks) == 5
            for block, sentences in zip(shown.blocks, new, strict=True):
                words = shown.text[block.start : block.end].split()
                left = iter(words)
                assert all(word in left for word in " ".join(sentences).split())


def test_a_removed_paragraph_is_a_block_of_its_own() -> None:
    a, b, c, *_ = SENTENCES
    shown = both(f"Talks\n\n{a}\n\n{b}\n\n{c}", f"Talks\n\n{a}\n\n{c}")
    assert [shown.text[block.start : block.end] for block in shown.blocks] == ["Talks", a, b, c]
    assert [block.kind for block in shown.blocks][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_removed_item_stays_in_its_list() -> None:
    old = Version("- one\n- two\n- three", items("- one", "- two", "- three"))
    new = Version("- one\n- three", items("- one", "- three"))
    shown = show_both(old, new, compare(old, new))
    assert shown.text == "- one\n- two\n- three"
    assert shown.blocks == old.blocks


def test_a_marker_that_changed_hangs_no_more() -> None:
    old, new = Version("- one two", items("- one two")), Version("+ one two", items("+ one two"))
    (block,) = show_both(old, new, compare(old, new)).blocks
    assert (block.kind, block.hang) == (BlockKind.ITEM, 0)


def items(*lines: str) -> tuple[Block, ...]:
    """Lines of a list as its blocks."""
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return tuple(
        Block(at, at + len(line), BlockKind.ITEM, tight=at > 0, level=1, hang=2)
        for at, line in zip(starts, lines, strict=False)
    )


@given(paragraphs, paragraphs)
def test_blocks_hold_all_of_the_text_in_order(old: str, new: str) -> None:
    shown, at = both(old, new), 0
    for block in shown.blocks:
        assert not shown.text[at : block.start].strip()
        assert block.start < block.end
        at = block.end
    assert not shown.text[at:].strip()
