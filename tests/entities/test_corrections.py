"""A verdict holds for every mention of the entity that it was given at."""

from typing import Any

import pytest

from astana_reader.entities.corrections import EntityCorrection, apply
from astana_reader.entities.memory import Remembered, apply_remembered, left_out
from astana_reader.entities.mentions import Entity, Mention
from astana_reader.entities.merging import merge

TEXT = "Ann Lee met Bob Ray. Lee and Ray went to Acme. Paris waited. Lee paid; Zork and Zork left."


def entities() -> tuple[Entity, ...]:
    named = {"Ann Lee": "PERSON", "Bob Ray": "PERSON", "Lee": "PERSON", "Acme": "ORG"}
    named |= {"Paris": "PLACE"}
    found: dict[int, Mention] = {}
    for name in sorted(named, key=len):
        start = TEXT.find(name)
        while start >= 0:
            end = start + len(name)
            inside = next((s for s in found if s < end and start < found[s].end), None)
            if inside is not None:
                del found[inside]
            found[start] = Mention(start, end, name, named[name])  # type: ignore[arg-type]  # one of TYPES
            start = TEXT.find(name, end)
    return merge(found.values())


def at(words: str, **verdict: Any) -> EntityCorrection:
    start = TEXT.index(words)
    return EntityCorrection(start, start + len(words), verdict)


def shown(found: tuple[Entity, ...]) -> dict[str, tuple[str, int, bool]]:
    return {e.name: (e.type, len(e.mentions), e.decided) for e in found}


def test_before_any() -> None:
    assert shown(entities()) == {
        "Ann Lee": ("PERSON", 3, False),
        "Bob Ray": ("PERSON", 1, False),
        "Acme": ("ORG", 1, False),
        "Paris": ("PLACE", 1, False),
    }


def test_retype() -> None:
    found = apply(TEXT, entities(), [at("Lee and", kind="retype", type="ORG")])
    assert shown(found)["Ann Lee"] == ("ORG", 3, True)
    assert {m.type for e in found if e.name == "Ann Lee" for m in e.mentions} == {"ORG"}


def test_merge_takes_name_and_type_of_the_other() -> None:
    found = apply(TEXT, entities(), [at("Paris", kind="merge", into="Bob Ray")])
    assert shown(found)["Bob Ray"] == ("PERSON", 2, True)
    assert "Paris" not in shown(found)


def test_merge_into_a_name_that_is_not_there() -> None:
    found = apply(TEXT, entities(), [at("Acme", kind="merge", into="Acme Motors")])
    assert shown(found)["Acme Motors"] == ("ORG", 1, True)


def test_split_is_of_one_mention() -> None:
    found = apply(TEXT, entities(), [at("Lee paid", kind="split")])
    assert shown(found)["Ann Lee"] == ("PERSON", 2, True)
    assert shown(found)["Lee"] == ("PERSON", 1, True)
    assert len({entity.id for entity in found}) == len(found)


def test_split_of_the_only_mention_changes_nothing() -> None:
    assert apply(TEXT, entities(), [at("Paris", kind="split")]) == entities()


def test_reject() -> None:
    found = apply(TEXT, entities(), [at("Ann Lee", kind="reject")])
    assert "Ann Lee" not in shown(found)
    assert len(found) == 3


def test_rename() -> None:
    found = apply(TEXT, entities(), [at("Acme", kind="rename", name="Acme \n Motors")])
    assert shown(found)["Acme Motors"] == ("ORG", 1, True)
    assert found[-2].aliases == ("Acme",)


def test_add_takes_exact_repeats() -> None:
    found = apply(TEXT, entities(), [at("Zork", kind="add", type="ORG")])
    assert shown(found)["Zork"] == ("ORG", 2, True)


def test_add_takes_the_place_of_what_was_found_there() -> None:
    found = apply(TEXT, entities(), [at("met Bob Ray", kind="add", type="OTHER")])
    assert shown(found)["met Bob Ray"] == ("OTHER", 1, True)
    assert "Bob Ray" not in shown(found)


@pytest.mark.parametrize(
    "verdict",
    [
        {}, {"kind": "retype"}, {"kind": "retype", "type": "CITY"}, {"kind": "rename", "name": 7},
        {"kind": "merge", "into": " "}, {"kind": "add"}, {"kind": "other"}, {"kind": ["reject"]},
    ],
)  # fmt: skip
def test_a_verdict_that_is_none(verdict: dict[str, Any]) -> None:
    assert apply(TEXT, entities(), [at("Ann Lee", **verdict)]) == entities()


def test_a_span_without_an_entity() -> None:
    assert apply(TEXT, entities(), [at("waited", kind="reject")]) == entities()
    assert apply(TEXT, entities(), [EntityCorrection(999, 9999, {"kind": "add", "type": "ORG"})])


def test_one_after_the_other() -> None:
    verdicts = [at("Acme", kind="retype", type="PERSON"), at("Acme", kind="merge", into="Ann Lee")]
    assert shown(apply(TEXT, entities(), verdicts))["Ann Lee"] == ("PERSON", 4, True)


# --- what the library remembers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "verdict", "name", "expected"),
    [
        ("Ann Lee", {"kind": "retype", "type": "ORG"}, "Ann Lee", ("ORG", 3, True)),
        ("Paris", {"kind": "merge", "into": "Bob Ray"}, "Bob Ray", ("PERSON", 2, True)),
        ("Acme", {"kind": "rename", "name": "Acme Motors"}, "Acme Motors", ("ORG", 1, True)),
    ],
)
def test_remembered(
    words: str, verdict: dict[str, Any], name: str, expected: tuple[str, int, bool]
) -> None:
    known = Remembered(words, verdict)
    assert shown(apply_remembered(TEXT, entities(), [known]))[name] == expected


def test_remembered_by_folded_name_and_the_last_verdict_counts() -> None:
    known = [
        Remembered("ann lee", {"kind": "retype", "type": "ORG"}),
        Remembered("ÁNN LEE", {"kind": "reject"}),
    ]
    assert "Ann Lee" not in shown(apply_remembered(TEXT, entities(), known))


def test_an_added_name_is_found_again() -> None:
    known = Remembered("Zork", {"kind": "add", "type": "ORG"})
    assert shown(apply_remembered(TEXT, entities(), [known]))["Zork"] == ("ORG", 2, True)
    assert apply_remembered("Nothing here.", (), [known]) == ()


def test_what_the_library_leaves_out_is_known() -> None:
    known = [
        Remembered("Ann Lee", {"kind": "reject"}),
        Remembered("acme", {"kind": "reject"}),
        Remembered("Ann Lee", {"kind": "retype", "type": "ORG"}),
        Remembered("Nobody", {"kind": "reject"}),
    ]
    ((name, mention),) = left_out(entities(), known)
    assert (name, mention.text, mention.start) == ("Acme", "Acme", TEXT.index("Acme"))


def test_a_split_is_not_remembered() -> None:
    known = Remembered("Ann Lee", {"kind": "split"})
    assert apply_remembered(TEXT, entities(), [known]) == apply(TEXT, entities(), [])
