"""Sentences of the kinds in which names are easily got wrong: nearly all of them are right."""

from astana_reader.entities import tagger

from .marked import KINDS, Marked, read_marked

RIGHT = 0.92
"""The share of the sentences that have to be right in all that they name."""
CASES = [line for line in KINDS if not line.startswith("= ")]


def faults(case: Marked) -> list[str]:
    """What is wrong with what is found; an article before a name and “?” may go either way."""
    found = {}
    for number, entity in enumerate(tagger.find_names(case.text, case.blocks).entities):
        for mention in entity.mentions:
            article = 4 if mention.text[:4] in ("The ", "the ") else 0
            found[mention.start + article, mention.end] = (mention.type, number)
    named = {
        (start + 4 * (case.text[start : start + 4] in ("The ", "the ")), end): wanted
        for (start, end), wanted in case.names.items()
    }
    told = []
    owners: dict[str, int] = {}
    for span, (type_, owner) in named.items():
        seen = found.pop(span, None)
        if type_ == "?":
            continue
        if seen is None or seen[0] != type_:
            told.append(f"{case.text[slice(*span)]} is {type_}, not {seen and seen[0]}")
        elif owner and owners.setdefault(owner, seen[1]) != seen[1]:
            told.append(f"{case.text[slice(*span)]} is another's")
    if len(set(owners.values())) < len(owners):
        told.append("two are one")
    optional = [span for span, (type_, _) in named.items() if type_ == "?"]
    for span, (type_, _) in found.items():
        if not any(span[0] < end and start < span[1] for start, end in optional):
            told.append(f"{case.text[slice(*span)]} ({type_}) is none")
    return told


def test_most_sentences_of_every_kind_are_right() -> None:
    assert len(CASES) >= 100
    wrong = {case: told for case in CASES if (told := faults(read_marked(case)))}
    share = 1 - len(wrong) / len(CASES)
    assert share >= RIGHT, "\n".join(f"{case}\n    {told}" for case, told in wrong.items())
