"""Following a passage into a revision."""

import pytest

from astana_reader.annotations.alignment import Alignment
from astana_reader.annotations.following import follow


def followed(old: str, new: str) -> str | None:
    """Where the passage in brackets went."""
    start, end = old.index("["), old.index("]") - 1
    text = old.replace("[", "").replace("]", "")
    place = follow(Alignment(text, new), start, end)
    return new[place.start : place.end] if place and place.sure else None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("He said [the talks failed] on Monday.", "He said the talks failed on Tuesday.",
         "the talks failed"),
        ("He said [the talks failed] on Monday.", "On Monday, he said the talks failed.",
         "the talks failed"),
        ("[The talks of Monday failed.]", "The long talks of Monday failed.",
         "The long talks of Monday failed."),
        ("[The talks of Monday failed.]", "The talks failed.", "The talks failed."),
        ("[The talks of Monday failed], he said.", "The talks of Tuesday failed, he said.",
         "The talks of Tuesday failed"),
        ("Much was [discuss]ed there.", "Not much was discussed there.", "discuss"),
        ("They were un[able to meet] there.", "They were sadly unable to meet there.",
         "able to meet"),
        ("[The talks failed], he said.", "The talks last week failed, he said.",
         "The talks last week failed"),
        ("“[The talks failed],” he said.", "“The talks failed,” she said.", "The talks failed"),
    ],
)  # fmt: skip
def test_a_passage_is_followed(old: str, new: str, place: str) -> None:
    assert followed(old, new) == place


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It began. [Nobody spoke of the war.] It ended.", "It began. It ended."),
        ("It began. [Nobody spoke of the war.] It ended.", "It began. Snow fell. It ended."),
        ("[Everything]", ""),
        ("One [ ]two.", "One two."),
    ],
)
def test_what_was_removed_has_no_place(old: str, new: str) -> None:
    assert followed(old, new) is None


def test_a_stray_word_far_away_does_not_stretch_a_passage() -> None:
    old = "[The talks failed on Monday because nobody came to] them."
    added = "after a long and bitter week of quarrels over every last word of it they went"
    new = f"The talks failed on Monday because nobody came, {added} to bed."
    assert followed(old, new) == "The talks failed on Monday because nobody came"


def test_the_share_says_how_much_is_left() -> None:
    old, new = "one two three four", "one two other words"
    place = follow(Alignment(old, new), 0, len(old))
    assert place is not None
    assert (place.start, place.end, place.share) == (0, 19, 0.5)
