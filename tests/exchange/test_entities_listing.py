"""The entities of articles as JSON and as a table."""

from dataclasses import replace

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.across import Source, merge_articles
from astana_reader.entities.mentions import Entity, EntityType, Mention
from astana_reader.entities.merging import entity, merge
from astana_reader.exchange.entities_listing import (
    entities_table,
    entities_value,
    merged_table,
    merged_value,
)

TEXT = "President Ann Lee of Chad left. Lee is well. Chad waits, and Chad hopes."


def _mention(words: str, type_: EntityType, after: int = 0, role: str = "") -> Mention:
    start = TEXT.index(words, after)
    return Mention(start, start + len(words), words, type_, role)


PERSON = [_mention("Ann Lee", "PERSON", role="President"), _mention("Lee", "PERSON", 30)]
PLACE = [_mention("Chad", "PLACE", at) for at in (0, 30, 50)]
ENTITIES = merge([*PERSON, *PLACE])


def _row(words: str, found: tuple[Entity, ...]) -> str:
    return next(line for line in entities_table(found) if words in line)


def test_the_shape_is_the_documented_one() -> None:
    value = entities_value("a.txt", ENTITIES)
    assert list(value) == ["article", "entities"]
    lee = value["entities"][0]
    assert len(lee.pop("id")) == 16
    assert lee == {
        "name": "Ann Lee", "type": "PERSON", "aliases": ["Lee"], "roles": ["President"],
        "mentions": [{"start": 10, "end": 17, "text": "Ann Lee"},
                     {"start": 32, "end": 35, "text": "Lee"}],
        "sure": True, "facets": [], "links": [], "may_be": [],
    }  # fmt: skip
    assert entities_value("a.txt", ()) == {"article": "a.txt", "entities": []}


def test_a_table_has_a_line_an_entity_by_type() -> None:
    assert list(entities_table(ENTITIES)) == [
        "PERSON    2  Ann Lee (Lee): President",
        "PLACE     3  Chad",
    ]


def test_what_is_not_sure_comes_last() -> None:
    unsure = replace(entity(PERSON), sure=False)
    assert list(entities_table([unsure, entity(PLACE)])) == [
        "PLACE     3  Chad",
        "maybe:",
        "PERSON    2  Ann Lee (Lee): President",
    ]


def test_a_place_and_its_team_are_facets_of_one_row() -> None:
    team = [replace(PLACE[1], type="ORG"), replace(PLACE[2], type="ORG")]
    (chad,) = entities_value("a.txt", merge([PLACE[0], *team]))["entities"]
    assert (chad["type"], len(chad["mentions"])) == ("PLACE", 3)
    assert [(each["type"], len(each["mentions"])) for each in chad["facets"]] == [
        ("PLACE", 1), ("ORG", 2)
    ]  # fmt: skip


def test_a_name_sends_nothing_to_the_terminal() -> None:
    evil = entity(PLACE, name="Chad\x1b[2J\nx")
    assert _row("Chad", (evil,)).isprintable()


def test_who_appears_in_which_articles_and_with_whom() -> None:
    sources = [Source(name, TEXT, find_blocks(TEXT), ENTITIES) for name in ("a.txt", "b.txt")]
    rows = merge_articles(sources)
    value = merged_value(["a.txt", "b.txt"], rows)
    assert value["articles"] == ["a.txt", "b.txt"]
    chad, lee = value["entities"]
    assert [each["article"] for each in lee["articles"]] == ["a.txt", "b.txt"]
    assert lee["beside"] == [{"name": "Chad", "type": "PLACE", "sentences": 2}]
    assert (chad["name"], chad["aliases"], chad["roles"]) == ("Chad", [], [])
    assert list(merged_table(["a.txt", "b.txt"], rows)) == [
        "PLACE     6  Chad",
        "             in a.txt 3, b.txt 3",
        "             with Ann Lee 2",
        "PERSON    4  Ann Lee (Lee): President",
        "             in a.txt 2, b.txt 2",
        "             with Chad 2",
    ]
