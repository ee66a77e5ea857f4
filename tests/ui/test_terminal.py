"""What is known of the terminal before Textual has it agrees with what Textual finds."""

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.console import Console

from astana_reader.reading.look.palette import TRUE_COLOR
from astana_reader.ui.terminal import color_count, nearest_of_16, nearest_of_256
from tests.reading.articles import SEED
from tests.terminal import Terminal

COUNTS = {"standard": 16, "256": 256, "truecolor": TRUE_COLOR}
TERMS = ("xterm", "xterm-256color", "screen", "screen.xterm-256color", "xterm-kitty", "vt100", "")
COLOR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")
values = st.integers(0, 255)


@given(values, values, values)
def test_colours_are_the_ones_that_rich_takes(red: int, green: int, blue: int) -> None:
    color = Color.from_rgb(red, green, blue)
    assert nearest_of_16(red, green, blue) == color.downgrade(ColorSystem.STANDARD).number
    assert nearest_of_256(red, green, blue) == color.downgrade(ColorSystem.EIGHT_BIT).number


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("color_term", ["", "truecolor", "24bit", "yes"])
def test_the_number_of_colours_is_the_one_that_rich_finds(
    term: str, color_term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", color_term)
    system = Console(force_terminal=True, _environ=os.environ).color_system
    assert color_count() == COUNTS[str(system)]


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal on Windows")
@pytest.mark.parametrize("settings", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_no_colour_is_sent_where_there_is_none(tmp_path: Path, settings: dict[str, str]) -> None:
    home = dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    environment = {**os.environ, **home, "TERM": "xterm-256color", "COLORTERM": "", **settings}
    command = [sys.executable, "-m", "astana_reader", "--library", str(tmp_path), str(SEED)]
    with Terminal(command, environment) as terminal:
        terminal.until(b"Highlights")
        terminal.type("V1t")
        terminal.until(b"next tag")
        assert not COLOR.search(terminal.seen)
