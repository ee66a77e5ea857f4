"""The document pass: what one sentence says of a name holds in the others."""

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.consistency import settle
from astana_reader.entities.lines import Line, read_lines
from astana_reader.entities.mentions import EntityType
from astana_reader.entities.rules import Found


def lines_of(text: str) -> list[Line]:
    return read_lines(text, find_blocks(text))


def at(line: Line, name: str, type_: EntityType) -> Found:
    words = name.split()
    start = next(n for n in range(len(line.words)) if line.words[n : n + len(words)] == words)
    return start, start + len(words), type_


def settled(text: str, *names: tuple[str, EntityType]) -> list[tuple[str, str]]:
    """All names after the pass, where each of `names` was found in one sentence, in their order."""
    lines = lines_of(text)
    found: list[list[Found]] = [[] for _ in lines]
    for number, (name, type_) in enumerate(names):
        found[number].append(at(lines[number], name, type_))
    return [
        (" ".join(line.words[start:end]), type_)
        for line, mine in zip(lines, settle(lines, found, [[] for _ in lines]), strict=True)
        for start, end, type_ in mine
    ]


def test_a_surname_is_passed_on() -> None:
    text = "Ann Lindqvist came. The crowd cheered Lindqvist."
    assert settled(text, ("Ann Lindqvist", "PERSON")) == [
        ("Ann Lindqvist", "PERSON"),
        ("Lindqvist", "PERSON"),
    ]


def test_most_mentions_decide_on_a_type() -> None:
    text = "Zorkon paid. Zorkon sold. Zorkon fell."
    votes: list[tuple[str, EntityType]] = [("Zorkon", "ORG"), ("Zorkon", "ORG")]
    assert settled(text, *votes, ("Zorkon", "PERSON")) == [("Zorkon", "ORG")] * 3


def test_what_stands_in_the_gazetteer_and_after_in_is_a_place() -> None:
    assert settled("Rain fell in Nairobi.", ("Nairobi", "ORG")) == [("Nairobi", "PLACE")]
    assert settled("The ship of Nairobi left.", ("Nairobi", "ORG")) == [("Nairobi", "ORG")]


def test_a_town_before_its_country_is_no_person() -> None:
    lines = lines_of("They met in Taylor, Texas, in May.")
    found: list[list[Found]] = [[(3, 4, "PERSON"), (5, 6, "PLACE")]]
    assert settle(lines, found, [[]]) == [[(3, 4, "PLACE"), (5, 6, "PLACE")]]


def test_an_exact_repeat_is_passed_on() -> None:
    text = "Zorkon Valley waits. Nobody left Zorkon Valley."
    assert settled(text, ("Zorkon Valley", "PLACE")) == [("Zorkon Valley", "PLACE")] * 2


def test_nothing_is_passed_on_of_a_word_that_mostly_is_none() -> None:
    text = "Hope rose. We met Hope. They had Hope and Hope and Hope."
    found = settled(text, ("Hope", "PERSON"))
    assert found == [("Hope", "PERSON")]
