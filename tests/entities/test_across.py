"""Who appears in which articles, and with whom."""

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger
from astana_reader.entities.across import Source, merge_articles

TEXTS = {
    "one": "Vladimir Petrov met Anna Keller in Geneva. Keller smiled.\n\nPetrov left.",
    "two": "Anna Keller flew to Geneva on Monday, and Keller spoke.",
    "three": "Rain fell on Nairobi all night.",
}


def sources() -> list[Source]:
    found = []
    for name, text in TEXTS.items():
        blocks = find_blocks(text)
        found.append(Source(name, text, blocks, tagger.find_entities(text, blocks)))
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
