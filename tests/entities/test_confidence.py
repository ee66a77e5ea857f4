"""What is sure stands in the list; what only the tagger says once folds under “maybe”."""

from dataclasses import replace

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.confidence import is_sure, judged
from astana_reader.entities.corrections import EntityCorrection, apply
from astana_reader.entities.lines import read_lines
from astana_reader.entities.mentions import Mention
from astana_reader.entities.merging import merge


def _mention(at: int, text: str, *, sure: bool) -> Mention:
    return Mention(at, at + len(text), text, "ORG", sure=sure)


def test_one_mention_that_nothing_speaks_for_is_not_sure() -> None:
    once, twice = _mention(0, "Quorl", sure=False), _mention(20, "Brix", sure=False)
    again = replace(twice, start=40, end=44)
    found = {entity.name: entity.sure for entity in judged(merge([once, twice, again]))}
    assert found == {"Quorl": False, "Brix": True}


def test_a_decision_makes_it_sure() -> None:
    unsure = judged(merge([_mention(0, "Quorl", sure=False)]))
    told = EntityCorrection(0, 5, {"kind": "retype", "type": "PERSON"})
    (found,) = apply("Quorl left.", unsure, [told])
    assert (found.type, found.sure, found.decided) == ("PERSON", True, True)


def test_what_speaks_for_a_name() -> None:
    text = "Shares of Quorl fell near Brix and Anna Zwart laughed."
    (line,) = read_lines(text, find_blocks(text))
    assert is_sure(line, (2, 3, "ORG"), [])
    assert is_sure(line, (7, 9, "PERSON"), [])
    assert is_sure(line, (5, 6, "PLACE"), [])
    assert not is_sure(line, (5, 6, "ORG"), [])
    assert is_sure(line, (5, 6, "ORG"), [(5, 6, "ORG")])
