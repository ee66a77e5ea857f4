"""Which parts of a text stand where in a revision."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.alignment import Alignment, Run, matching_runs, tokens

words = st.lists(st.sampled_from("the peace talks are held in Astana again".split()), max_size=30)
LINES = [f"Line {n} of the text says what only line {n} of it ever says." for n in range(9)]


@given(st.text())
def test_tokens_hold_all_but_white_space(text: str) -> None:
    found = tokens(text, 0, len(text))
    assert "".join(found.words) == "".join(text.split())
    assert found.words == [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


@given(words, words)
def test_runs_are_equal_and_in_the_order_of_both(old: list[str], new: list[str]) -> None:
    at, new_at = 0, 0
    for run in matching_runs(old, new):
        assert run.old >= at
        assert run.new >= new_at
        assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length]
        at, new_at = run.old + run.length, run.new + run.length


@given(words)
def test_what_is_equal_is_one_run(items: list[str]) -> None:
    assert matching_runs(items, items) == ([Run(0, 0, len(items))] if items else [])


@given(words, words, words)
def test_an_insertion_parts_what_it_stands_between(
    before: list[str], after: list[str], added: list[str]
) -> None:
    runs = matching_runs([*before, *after], [*before, *added, *after])
    assert sum(run.length for run in runs) == len(before) + len(after)


def test_many_words_are_matched_by_rare_runs_of_them() -> None:
    old = [f"word{n % 700}" for n in range(2000)]
    new = [*old[:900], "another", *old[900:]]
    runs = matching_runs(old, new)
    assert runs == [Run(0, 0, 900), Run(900, 901, 1100)]


@given(st.permutations(LINES), st.lists(st.sampled_from(LINES), unique=True))
def test_regions_cover_both_texts_in_order(old: list[str], new: list[str]) -> None:
    one, other = "\n".join(old), "\n".join(new)
    alignment = Alignment(one, other)
    at, new_at = 0, 0
    while at < len(one):
        region = alignment.region(at, at + 1)
        assert region.start <= at < region.end
        assert region.new_start <= region.new_end
        assert region.new_start >= new_at
        at, new_at = region.end, region.new_end


def test_a_region_is_as_small_as_unique_lines_make_it() -> None:
    old, new = "\n".join(LINES), "\n".join([LINES[0], "Something new.", *LINES[1:]])
    start = old.index(LINES[4])
    region = Alignment(old, new).region(start, start + len(LINES[4]))
    assert old[region.start : region.end] == new[region.new_start : region.new_end] == LINES[4]


def test_a_region_spans_all_that_a_passage_touches() -> None:
    old = "\n".join(LINES)
    start, end = (
        old.index("says what", old.index(LINES[2])),
        old.index("of the", old.index(LINES[5])),
    )
    region = Alignment(old, old).region(start, end)
    assert old[region.start : region.end].strip() == "\n".join(LINES[2:6])


def test_empty_texts_align() -> None:
    assert Alignment("", "").matched(0, 0).runs == []
    assert Alignment("gone", "").matched(0, 4).runs == []
