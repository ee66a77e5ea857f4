"""The list of words that only patterns name is that of the patterns as they are."""

import subprocess
import sys

from astana_reader.timeline.plain_words import PLAIN_WORDS

# In a process of its own, since finding them takes the compiler of patterns away.
_FOUND = "from astana_reader.timeline.build_plain_words import plain_words; print(*plain_words())"


def test_the_words_are_those_that_the_patterns_name() -> None:
    run = subprocess.run([sys.executable, "-c", _FOUND], capture_output=True, check=True, text=True)
    assert tuple(run.stdout.split()) == PLAIN_WORDS
