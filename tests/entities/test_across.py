"""Who appears in which articles, and with whom."""

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger
from astana_reader.entities.across import Source, Suggestion, Verdict, merge_articles, suggestions

TEXTS = {
    "one": "Vladimir Petrov met Anna Keller in Geneva. Keller smiled.\n\nPetrov left.",
    "two": "Anna Keller flew to Geneva on Monday, and Keller spoke.",
    "three": "Rain fell on Nairobi all night.",
}


def sources(texts: dict[str, str] = TEXTS) -> list[Source]:
    found = []
    for name, text in texts.items():
        blocks = find_blocks(text)
        found.append(Source(name, text, blocks, tagger.find_names(text, blocks).entities))
    return found


def test_rows() -> None:
    rows = merge_articles(sources())
    keller = next(row for row in rows if row.name == "Anna Keller")
    assert [each.article for each in keller.appearances] == [0, 1]
    assert keller.count == 4
    assert keller.aliases == ("Keller",)
    beside = {rows[number].name: sentences for number, sentences in keller.beside}
    assert beside == {"Geneva": 2, "Vladimir Petrov": 1}


def test_those_in_most_articles_come_first() -> None:
    rows = merge_articles(sources())
    assert [row.name for row in rows[:2]] == ["Anna Keller", "Geneva"]
    assert {row.name for row in rows[2:]} == {"Vladimir Petrov", "Nairobi"}


def test_no_articles() -> None:
    assert merge_articles([]) == ()


PAIR = {
    "one": "Senator Rita Falk met Howard Pike in Geneva. Falk smiled.",
    "two": "Senator Falk flew to Geneva on Monday. Falk spoke.",
    "three": "Tom Falk bakes bread in Nairobi.",
}


def _suggested(*verdicts: Verdict) -> dict[frozenset[str], str]:
    rows = merge_articles(sources(PAIR), verdicts)
    found: tuple[Suggestion, ...] = suggestions(rows, verdicts)
    return {frozenset((rows[each.one].name, rows[each.other].name)): each.reason for each in found}


def test_who_may_be_one_is_suggested_with_the_reason() -> None:
    pair = frozenset(("Rita Falk", "Falk"))
    assert list(_suggested()) == [pair]
    assert "both are Senator" in _suggested()[pair]
    assert "named with Geneva" in _suggested()[pair]


def test_a_suggestion_that_was_refused_does_not_come_again() -> None:
    assert _suggested(Verdict("falk", "Rita Falk", same=False)) == {}


def test_one_that_was_accepted_makes_one_row() -> None:
    verdicts = (Verdict("Falk", "Rita Falk", same=True),)
    rows = merge_articles(sources(PAIR), verdicts)
    (falk,) = [row for row in rows if row.name == "Rita Falk"]
    assert {each.article for each in falk.appearances} == {0, 1}
    assert "Falk" in falk.aliases
    assert suggestions(rows, verdicts) == ()
