"""The list of words that only patterns name is that of the patterns as they are."""

import subprocess
import sys

from astana_reader.timeline.sentences.plain_words import PLAIN_WORDS

_BUILDER = "astana_reader.timeline.grammar.build_plain_words"
_FOUND = f"from {_BUILDER} import plain_words; print(*plain_words())"
"""For a process of its own, since finding them takes the compiler of patterns away."""


def test_the_words_are_those_that_the_patterns_name() -> None:
    run = subprocess.run([sys.executable, "-c", _FOUND], capture_output=True, check=True, text=True)
    assert tuple(run.stdout.split()) == PLAIN_WORDS
