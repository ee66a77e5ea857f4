"""A graph for Graphviz: who shares a sentence with whom."""

import re
from dataclasses import replace

from astana_reader.exchange.as_graph import write

from .found import found


def test_those_who_share_a_sentence_are_joined() -> None:
    page = write([found()])
    names = dict(re.findall(r'"([^"]+)" \[label="([^"]+) \(1\)"', page))
    assert set(names.values()) == {"Vladimir Putin", "Kofi Annan", "United Nations", "Geneva"}
    pairs = re.findall(r'"([^"]+)" -- "([^"]+)" \[weight=(\d+)', page)
    assert len(pairs) == 6
    assert {weight for *_, weight in pairs} == {"1"}


def test_a_name_can_t_end_its_label() -> None:
    one = found()
    named = replace(one.entities[0], name='Say "hi" \\', id='x"]')
    page = write([replace(one, entities=(named, *one.entities[1:]))])
    assert r'"x\"]" [label="Say \"hi\" \\ (1)", shape=ellipse];' in page
