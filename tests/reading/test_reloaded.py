"""Where the caret and the jumps go when the text becomes another."""

from astana_reader.reading.jumps import Jumps
from astana_reader.reading.reloaded import carried
from tests.reading.articles import article_of

OLD = article_of(
    "The talks opened on Monday. Nobody expected a swift result.\n\n"
    "The capital was covered in snow. Reporters filled the only hotel.\n\n"
    "A second round may follow in February."
)


def moved(new: str, *words: str) -> list[str | None]:
    """What stands where each of the words of the old text is in the new one, up to its length."""
    article = article_of(new)
    places = carried(OLD, article, [OLD.text.index(w) for w in words])
    found = (places.get(OLD.text.index(w)) for w in words)
    return [
        None if at is None else article.text[at : at + len(word)]
        for at, word in zip(found, words, strict=True)
    ]


def test_places_go_with_their_sentences() -> None:
    new = f"A line above.\n\n{OLD.text}"
    words = ["expected", "snow", "February"]
    assert moved(new, *words) == words


def test_the_caret_goes_to_the_start_of_a_sentence_that_changed() -> None:
    new = OLD.text.replace("covered in snow", "under deep snow")
    assert moved(new, "covered") == ["The cap"]


def test_the_caret_stays_where_its_sentence_was() -> None:
    new = OLD.text.replace(" Reporters filled the only hotel.", "")
    article = article_of(new)
    (place,) = carried(OLD, article, [OLD.text.index("Reporters")]).values()
    paragraph = article.text.index("The capital"), article.text.index("A second")
    assert paragraph[0] <= place <= paragraph[1]


def test_other_places_are_forgotten_with_their_sentences() -> None:
    new = OLD.text.replace(" Reporters filled the only hotel.", "")
    assert moved(new, "talks", "Reporters", "second") == ["talks", None, "second"]
    jumps = Jumps()
    jumps.leave(OLD.text.index("Reporters"), 0)
    jumps.marks["a"] = OLD.text.index("talks")
    jumps.leave(OLD.text.index("second"), 0)
    jumps.carry(carried(OLD, article_of(new), [0, *jumps.offsets()]))
    assert jumps.marks["a"] == OLD.text.index("talks")
    assert jumps.back(0) == new.index("second")
    assert jumps.back(0) is None


def test_an_empty_text_has_one_place() -> None:
    assert carried(OLD, article_of(""), [40]) == {40: 0}
