"""Sentence ends, on the traps of news text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astana_reader.text.sentences import sentence_at, sentence_spans


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Ambassador left.", "He was in the U.S.", "She stayed."],
        ["Mr. Putin came at 5 p.m. on Monday.", "It was 5 p.m. Friday in Omsk."],
        ["It grew 3.5 percent to $1.5 million.", "That is all."],
        ["“An important step.”", "He left."],
        ["They had agreed (in part.)", "Then they left."],
        ["“What next?” Toner asked reporters.", "Nobody knew."],
        ["“Go!” he said.", "They went."],
        ["George W. Bush met J. K. Rowling.", "Nobody cared."],
        ["They took vitamin C.", "It helped."],
        ["On Jan. 22 they met.", "In Sept. 2015 they parted."],
        ["It fell in Aug. 2014/Sept. 2015.", "It went at 80 km/h.", "Police saw it."],
        ["Gen. Smith and Sen. Jones of Acme Corp. Inc. spoke.", "No. 5 listened."],
        ["1. Open the file.", "2 of them failed."],
        ["He waited… and left.", "Then he came back."],
        ["They lived on Main St.", "The house was red."],
        ["See Smith et al. Nature, i.e. Vol. 3."],
        ["他说。", "她走了！", "好吗？"],
        ["Is it true?", "No!", "Yes."],
        ["They left.¹", "He stayed.[12]", "“So did I.”†", "She too."],
    ],
)
def test_traps(sentences: list[str]) -> None:
    joined = "".join(s if s[-1] in "。！？" else s + " " for s in sentences).strip()
    assert split(joined) == sentences


def test_a_newline_inside_a_block_is_white_space() -> None:
    assert split("He left\nthe U.S.\nAmbassador. They\nstayed.") == [
        "He left\nthe U.S.\nAmbassador.",
        "They\nstayed.",
    ]


NEWSLIKE = st.lists(
    st.sampled_from(
        ["He", "left", "U.S.", "Mr.", "W.", "“No.”", "said", "5", "p.m.", "The", "…", "?", "!",
         "Jan.", "\n", "b.", "(x.)", "。", "...", "C.", "It"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@given(NEWSLIKE)
def test_sentences_are_trimmed_ordered_and_complete(text: str) -> None:
    at = 0
    for span in sentence_spans(text):
        assert text[at : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        at = span.end
    assert text[at:].strip() == ""


@given(NEWSLIKE, st.integers(0, 3))
def test_the_sentence_at_a_place_is_one_of_the_sentences(text: str, copies: int) -> None:
    text = " ".join([text] * (copies + 1))
    spans = list(sentence_spans(text))
    for offset in range(len(text)):
        before = [s for s in spans if s.start <= offset]
        if before:
            assert sentence_at(text, offset, 0, len(text)) == before[-1]


def test_a_sentence_far_into_a_long_block() -> None:
    text = "He left the U.S. Ambassador there. " * 5000
    found = sentence_at(text, 100_000, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == "He left the U.S. Ambassador there."
    assert sentence_at("   ", 1, 0, 3) is None


@given(
    st.lists(st.tuples(st.sampled_from("xy "), st.integers(1, 30_000)), max_size=6),
    st.lists(st.integers(0, 200_000), max_size=20),
)
@example([("x", 1)] * 4 + [(" ", 8153), ("x", 16414)], [24615])
def test_a_stretch_without_ends_is_cut_alike_from_everywhere(
    runs: list[tuple[str, int]], offsets: list[int]
) -> None:
    text = "He left. ".join(char * count for char, count in runs)
    spans = list(sentence_spans(text))
    assert all(span.end - span.start < 30_000 for span in spans)
    for offset in offsets:
        before = [span for span in spans if span.start <= offset < len(text)]
        if before:
            assert sentence_at(text, offset, 0, len(text)) == before[-1]
