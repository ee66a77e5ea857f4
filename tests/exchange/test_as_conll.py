"""CoNLL: every name begins with B and goes on with I."""

from dataclasses import replace

from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.as_conll import write

from .found import TEXT, found


def test_names_in_two_columns_and_sentences_apart() -> None:
    page = write([found()])
    assert "Vladimir B-PER\nPutin I-PER\nmet O\nKofi B-PER\nAnnan I-PER\nof O\n" in page
    assert "United B-ORG\nNations I-ORG\nin O\nGeneva B-LOC\n" in page
    assert "city O\n. O\n\nCaesar O\n" in page
    assert {line.rpartition(" ")[2] for line in page.split("\n") if line} <= {
        "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"
    }  # fmt: skip


def test_of_names_in_names_the_longest_is_kept() -> None:
    one, start = found(), TEXT.index("Nations")
    inner = Mention(start, start + 7, "Nations", "PLACE")
    nested = Entity("n", "Nations", "PLACE", (), (), (inner,))
    assert write([replace(one, entities=(nested, *one.entities))]) == write([one])


def test_names_side_by_side_are_two() -> None:
    one, start = found(), TEXT.index("Putin")
    mentions = (Mention(start - 9, start - 1, "Vladimir", "PERSON"),)
    first = Entity("v", "Vladimir", "PERSON", (), (), mentions)
    second = Entity("p", "Putin", "PERSON", (), (), (Mention(start, start + 5, "Putin", "PERSON"),))
    assert "Vladimir B-PER\nPutin B-PER\n" in write([replace(one, entities=(first, second))])
