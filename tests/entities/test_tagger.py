"""Chunks of a long text, and the whole of a short one."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.document import Block
from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger
from astana_reader.entities.corrections import EntityCorrection
from astana_reader.entities.memory import Remembered
from astana_reader.text.language import Language

from .reading import entities_of

TEXT = "Marta Lindqvist lives in Gothenburg. Lindqvist bakes bread."


@given(st.lists(st.integers(1, 200_000), max_size=20))
def test_chunks_cover_the_blocks_in_order(sizes: list[int]) -> None:
    blocks, at = [], 0
    for size in sizes:
        blocks.append(Block(at, at + size))
        at += size + 2
    found = tagger.chunks(blocks)
    assert [number for chunk in found for number in chunk] == list(range(len(blocks)))
    assert all(chunk for chunk in found)


def test_a_short_text_is_one_chunk() -> None:
    assert len(tagger.chunks(find_blocks(f"{TEXT}\n\n" * 1000))) == 1


def test_chunks_find_what_the_whole_does() -> None:
    text = f"{TEXT}\n\n" * 5000
    blocks = find_blocks(text)
    method = tagger.method_for(Language("en", sure=True))
    found = [tagger.find_in_chunk(text, blocks, chunk, method) for chunk in tagger.chunks(blocks)]
    assert len(found) > 1
    assert sum(map(len, found)) == 15_000
    assert [len(e.mentions) for e in tagger.find_names(text, blocks).entities] == [10_000, 5000]


def test_corrections_have_the_last_word_over_memory() -> None:
    remembered = [Remembered("Marta Lindqvist", {"kind": "retype", "type": "ORG"})]
    correction = EntityCorrection(0, 5, {"kind": "retype", "type": "OTHER"})
    blocks = find_blocks(TEXT)
    (first, _) = tagger.find_names(TEXT, blocks, (), remembered).entities
    assert (first.type, first.decided) == ("ORG", True)
    (first, _) = tagger.find_names(TEXT, blocks, (correction,), remembered).entities
    assert first.type == "OTHER"


def test_ids_stay_the_same() -> None:
    assert [e.id for e in entities_of(TEXT)] == [e.id for e in entities_of(f"{TEXT} And more.")]


def test_roles() -> None:
    texts = {
        "Russian President Ivan Petrov left.": "Russian President",
        "Mark Toner, a State Department spokesman, left.": "State Department spokesman",
        "Mr. Ivan Petrov left.": "",
        "the former finance minister Ivan Petrov left.": "former finance minister",
        "Bishop Ivan Petrov left.": "Bishop",
    }
    for text, role in texts.items():
        (person,) = [entity for entity in entities_of(text) if entity.type == "PERSON"]
        assert person.roles == ((role,) if role else ()), text
