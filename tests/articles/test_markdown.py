"""Markdown files to documents."""

from datetime import date

import pytest

from astana_reader.articles.document import BlockKind, Document, Hints, Progress, Style
from astana_reader.articles.markdown import read, steps


def markdown(text: str, hints: Hints = Hints()) -> Document:  # noqa: B008 (a frozen value)
    return read(text.encode(), hints)


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: \"A: title\"\ndate: 2017-01-22 10:00:00 +0000\nauthors:\n  - Ann\n  - 'B''s'\n"
        "layout: post # no\n---\n",
        '+++\ntitle = "A: title"\ndate = 2017-01-22\nauthor = ["Ann", "B\'s"]\n+++\n',
    ],
)
def test_front_matter_is_metadata_and_no_text(head: str) -> None:
    found = markdown(f"{head}\nWords.\n")
    assert found.text == "A: title\n\nWords."
    known = found.metadata
    assert (known.title, known.author, known.published) == (
        "A: title",
        "Ann, B's",
        date(2017, 1, 22),
    )
    assert known.published_by == "the front matter (date)"


def test_a_title_that_the_text_says_is_said_once() -> None:
    assert markdown("---\ntitle: The Day\n---\n## The day\n\nWords").text == "The day\n\nWords"


def test_without_front_matter_the_title_is_the_first_heading() -> None:
    found = markdown("Words\n\n# Head *line*\n")
    assert found.metadata.title == "Head line"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert markdown("---\nWords\n\n---\n").text == "* * *\n\nWords\n\n* * *"


def test_a_modified_date_is_not_a_publication_date() -> None:
    assert (
        markdown("---\nmodified: 2017-01-22\nupdated: 2017-01-22\n---\nx").metadata.published
        is None
    )


def test_what_markdown_knows() -> None:
    found = markdown(
        "- [x] done\n- [ ] open\n\n| A | B |\n|---|---|\n| 1 | ~~2~~ |\n\n```sh\nrun  it\n```\n\n"
        "See [there][r].[^n]\n\n[r]: https://example.org/\n[^n]: A note.\n"
    )
    assert found.text == (
        "done\nopen\n\nA │ B\n1 │ 2\n\nrun  it\n\nSee there.¹\n\n* * *\n\nA note."
    )
    assert [b.label for b in found.blocks if b.label] == ["[x]", "[ ]", "[1]"]
    assert [b.language for b in found.blocks if b.kind is BlockKind.CODE] == ["sh"]
    assert "https://example.org/" in [i.target for i in found.inlines]


def test_html_in_it_is_read_without_scripts_and_comments() -> None:
    found = markdown("<!-- no -->\n<p>A <kbd>b</kbd></p><script>no()</script>\n\nC <b>d</b>\n")
    assert found.text == "A b\n\nC d"


def test_links_and_pictures_without_a_base_keep_their_paths() -> None:
    found = markdown("[a](b.md) ![one two three](img/x.png)")
    assert [(i.style, i.target) for i in found.inlines] == [
        (Style.LINK, "b.md"), (Style.PICTURE, "img/x.png"),
    ]  # fmt: skip
    found = markdown("[a](b.md)", Hints(base_url="https://example.org/d/"))
    assert found.inlines[0].target == "https://example.org/d/b.md"


@pytest.mark.parametrize(
    "source",
    ["[" * 50_000, ">" * 10_000 + " deep", "\0\ufffe", "", "---\n", "*" * 9999],
    ids=["brackets", "quotations", "no characters", "nothing", "no front matter", "stars"],
)
def test_strange_files_are_read(source: str) -> None:
    assert "\0" not in markdown(source).text


@pytest.mark.parametrize("mark", [">", "> "])
@pytest.mark.parametrize("depth", [19, 60, 10_000])
def test_however_deep_a_quotation_stands_its_words_are_there(mark: str, depth: int) -> None:
    assert "deep words" in markdown(mark * depth + "deep words\n\nand more").text


def test_a_list_in_lists_is_read_to_its_end() -> None:
    found = markdown("".join("  " * depth + f"- item {depth}\n" for depth in range(30)))
    assert [b.level for b in found.blocks] == list(range(1, 31))


LONG = "Words of [the first][one] of many paragraphs.\n\n" + "Words and words.\n\n" * 6_000


def beginning_of(text: str) -> Document | None:
    first = next(steps(text.encode(), Hints()))
    return first.preview if isinstance(first, Progress) else None


def test_of_a_long_text_the_beginning_comes_first() -> None:
    text = LONG + "[one]: https://example.org/one\n"
    beginning, whole = beginning_of(text), markdown(text)
    assert beginning
    assert 10_000 < len(beginning.text) < 30_000
    assert whole.text.startswith(beginning.text)
    assert [i.target for i in beginning.inlines] == ["https://example.org/one"]


@pytest.mark.parametrize(
    ("inside", "first"), [("```\n{}\n```\n", "code\n\n"), ("- one\n\n  {}\n", "  two\n\n")]
)
def test_no_block_is_cut_for_its_beginning(inside: str, first: str) -> None:
    text = "A paragraph.\n\n" + inside.format(first * 5_000) + LONG
    beginning = beginning_of(text)
    assert beginning
    assert beginning.text == "A paragraph."


def test_a_short_text_comes_at_once() -> None:
    assert beginning_of("Words.\n") is None


def test_what_stands_below_a_picture_is_a_line_of_its_own() -> None:
    found = markdown("![the river from above](river.png)\n*The river in winter*\n\nWords.\n")
    assert found.text == "[picture: the river from above]\n\nThe river in winter\n\nWords."
