"""The table of keys and the machine that reads it."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from astana_reader.reading.keys import SWALLOWED, Act, KeyMachine, key_label, key_name
from astana_reader.reading.tabs.table import TABS
from astana_reader.settings.actions import ACTIONS, ARTICLE, CHANGES, LIBRARY, LIST, Action
from astana_reader.settings.config import load_settings

# What a plain xterm sends for the keys of the table that are not characters.
XTERM = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "delete": "\x1b[3~", "tab": "\t",
    "shift+tab": "\x1b[Z", "enter": "\r", "esc": "\x1b", "space": " ", "f1": "\x1bOP",
    "backspace": "\x7f", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C",
    "ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F",
} | {
    f"{modifier}+{key}": f"\x1b[1;{code}{final}"
    for modifier, code in (("shift", 2), ("ctrl", 5))
    for key, final in (("up", "A"), ("down", "B"), ("right", "C"), ("left", "D"))
} | {"shift+home": "\x1b[1;2H", "shift+end": "\x1b[1;2F"}  # fmt: skip
XTERM |= {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}

NEVER_ALONE = {"f1", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+enter", "shift+pgup", "shift+pgdn"}
"""Keys that terminals keep or send as another one."""
ALTGR = set("[]{}@\\|~")
CONTEXTS = [{ARTICLE}, {LIBRARY}, {CHANGES}, *({LIST, tab} for tab in TABS)]


def table_keys() -> set[str]:
    sequences = [sequence for action in ACTIONS for sequence in action.keys]
    keys = {key for sequence in sequences for key in sequence.split(" ")}
    return {key for key in keys if not key.startswith("{")}


@given(
    st.dictionaries(
        st.sampled_from([action.id for action in ACTIONS]),
        st.lists(st.sampled_from(["g", "g g", "j", "Q", "Q Q", "Q Q z", "] h"]), max_size=3),
        max_size=5,
    )
)
def test_no_keys_of_a_config_stop_the_start(keys: dict[str, list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        lines = (f"{id} = {json.dumps(sequences)}" for id, sequences in keys.items())
        path.write_text("\n".join(("[keys]", *lines)), encoding="utf-8")
        settings, _ = load_settings(path)
    for contexts in CONTEXTS:
        KeyMachine(settings.actions, contexts)


def typed(data: str) -> list[str]:
    """The names of the keys that Textual reads from a terminal's bytes."""
    parser = XTermParser()
    found = [*parser.feed(data), *parser.feed("")]
    return [key_name(e.key, e.character) for e in found if isinstance(e, events.Key)]


@pytest.mark.parametrize("contexts", CONTEXTS)
def test_no_two_actions_share_a_key(contexts: set[str]) -> None:
    KeyMachine(ACTIONS, contexts)


@pytest.mark.parametrize("key", sorted(table_keys()))
def test_a_key_sent_by_an_xterm_is_read_as_itself(key: str) -> None:
    data = key if len(key) == 1 else XTERM[key]
    assert typed(data) == [key]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_key_that_arrives_everywhere(action: Action) -> None:
    def safe(key: str) -> bool:
        return key not in NEVER_ALONE and key not in ALTGR and not key.startswith("alt+")

    assert any(all(safe(key) for key in sequence.split(" ")) for sequence in action.keys)


def test_every_action_is_documented_once() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    assert all(action.help and action.row and action.keys for action in ACTIONS)


def test_clashes_are_refused() -> None:
    def action(id: str, key: str) -> Action:
        return Action(id, (key,), "", "", "")

    for one, other in (("g", "g"), ("g g", "g"), ("g", "g g")):
        with pytest.raises(ValueError, match="key"):
            KeyMachine([action("one", one), action("other", other)], {ARTICLE})


@pytest.fixture
def machine() -> KeyMachine:
    return KeyMachine(ACTIONS, {ARTICLE})


def press(machine: KeyMachine, *keys: str, selecting: bool = False) -> Act | str | None:
    result: Act | str | None = None
    for key in keys:
        result = machine.feed(key, selecting=selecting)
    return result


def test_sequences_counts_and_arguments(machine: KeyMachine) -> None:
    assert press(machine, "j") == Act("down")
    assert press(machine, "g", "g") == Act("top")
    assert press(machine, "1", "2", "j") == Act("down", 12, counted=True)
    assert press(machine, "0") == Act("line-start")
    assert press(machine, "1", "0", "w") == Act("word", 10, counted=True)
    assert press(machine, "m", '"') == Act("mark-quotation")
    assert press(machine, "p", "3") == Act("pen", arg="3")


def test_pens_are_keys_of_their_own_while_selecting(machine: KeyMachine) -> None:
    assert press(machine, "3", selecting=True) == Act("highlight-with", arg="3")
    assert press(machine, "7", selecting=True) == SWALLOWED
    assert press(machine, "w", selecting=True) == Act("word", 7, counted=True)


def test_what_was_begun_is_shown_and_can_be_broken_off(machine: KeyMachine) -> None:
    assert press(machine, "3", "g") == SWALLOWED
    assert machine.pending == "3g"
    assert ("g", "top") in machine.expected
    assert press(machine, "esc") == SWALLOWED
    assert machine.pending == ""
    assert press(machine, "m", "z") == SWALLOWED
    assert press(machine, "j") == Act("down")


def test_unknown_keys_are_left_alone(machine: KeyMachine) -> None:
    assert press(machine, "ctrl+g") is None
    assert press(machine, "esc") == Act("escape")


def test_a_count_has_a_limit(machine: KeyMachine) -> None:
    act = press(machine, *"9" * 40, "j")
    assert act == Act("down", 99_999, counted=True)


@pytest.mark.parametrize(
    ("sequence", "label"),
    [
        ("] h", "]h"), ("g g", "gg"), ("ctrl+d", "Ctrl+d"), ("pgdn", "PgDn"),
        ("p {1-6}", "p 1…6"), ("shift+left", "Shift+←"), ("+", "+"), ("f1", "F1"), ('m "', 'm"'),
    ],
)  # fmt: skip
def test_labels(sequence: str, label: str) -> None:
    assert key_label(sequence) == label


def test_a_modified_letter_is_not_that_letter() -> None:
    assert key_name("alt+x", "x") == "alt+x"
    assert key_name("left_parenthesis", "(") == "("
    assert key_name("space", " ") == "space"
    assert key_name("pageup", None) == "pgup"
