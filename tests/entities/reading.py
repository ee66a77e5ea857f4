"""What the tests of this room share: names of a text as pairs of words and type."""

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger
from astana_reader.entities.mentions import Entity


def entities_of(text: str) -> tuple[Entity, ...]:
    return tagger.find_names(text, find_blocks(text)).entities


def names_of(text: str) -> list[tuple[str, str]]:
    """Every mention, in order."""
    mentions = [mention for entity in entities_of(text) for mention in entity.mentions]
    mentions.sort(key=lambda mention: mention.start)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [(mention.text, mention.type) for mention in mentions]


def types_of(text: str) -> dict[str, str]:
    """The type of each name; the last mention's where they differ."""
    return dict(names_of(text))
