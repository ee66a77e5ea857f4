"""An entity's page: what is quoted of it, and the places beside it."""

from astana_reader.articles.document import Block, BlockKind
from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger
from astana_reader.entities.portrait import portrait


def _portrait(text: str, name: str, blocks: tuple[Block, ...]) -> tuple[list[str], list[str]]:
    entities = tagger.find_names(text, blocks).entities
    found = next(entity for entity in entities if entity.name == name)
    seen = portrait(text, blocks, found, entities)
    names = {entity.id: entity.name for entity in entities}
    return [text[q.start : q.end] for q in seen.quotes], [names[id_] for id_, _ in seen.places]


def test_quotes_and_places() -> None:
    text = (
        "“We lost it,” said Rita Falk in Geneva. Howard Pike, of Lund, said nothing was lost.\n\n"
        "Falk flew to Geneva. She called the “old boat” a wreck. Falk told Pike: “Go to Lund.”"
    )
    quotes, places = _portrait(text, "Rita Falk", tuple(find_blocks(text)))
    assert quotes == ["“We lost it,”", "“Go to Lund.”"]
    assert places[0] == "Geneva"


def test_a_quotation_of_several_sentences_is_whole() -> None:
    text = (
        "“It rained. We left,” said Rita Falk. Falk said: “The boat sank. Nobody cared.” “No,” "
        "Howard Pike said."
    )
    quotes, _ = _portrait(text, "Rita Falk", tuple(find_blocks(text)))
    assert quotes == ["“It rained. We left,”", "“The boat sank. Nobody cared.”"]


def test_what_a_speaker_says_is_quoted() -> None:
    text = "FALK: We lost it."
    blocks = (Block(0, len(text), BlockKind.SPEAKER),)
    assert _portrait(text, "FALK", blocks)[0] == ["We lost it."]
