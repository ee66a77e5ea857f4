"""Build the list of plain words: python -m astana_reader.timeline.grammar.build_plain_words.

Run it when a pattern names a word that the lexicon lacks, and when one no longer does.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from astana_reader import timeline
from astana_reader.timeline.sentences import lexicon, tokens

from .rules import MACROS

_FILE = Path(tokens.__file__).with_name("plain_words.py")
_HEAD = '''"""Words that only patterns name: made by `build_plain_words` from all of them."""

from __future__ import annotations

PLAIN_WORDS = tuple(
'''


def plain_words() -> tuple[str, ...]:
    """The words that patterns of this part name and the lexicon does not, in order.

    It takes the compiler of patterns away, so the process that asks can read no text any more.
    """
    others = (lexicon.WORDS, lexicon.FEAST_NAMES, lexicon.DONE)
    known = {word for words in (*lexicon.CLASSES.values(), *others) for word in words}
    named = {name for source in _sources() for name in tokens.names_in(source)}
    return tuple(sorted(name for name in named - known if name == name.lower()))


def _sources() -> list[str]:
    """All patterns as they are written, and the groups of words that call for rules."""
    sources = list(MACROS.values())

    def pattern(source: str, macros: Mapping[str, str] = MappingProxyType({})) -> re.Pattern[str]:
        sources.extend((source, *macros.values()))
        return re.compile("")

    def codes_of(words: str) -> frozenset[str]:
        sources.append(words)
        return frozenset()

    tokens.pattern, tokens.codes_of = pattern, codes_of
    for one in pkgutil.walk_packages(timeline.__path__, f"{timeline.__name__}."):
        if one.name == tokens.__name__ or one.ispkg:
            continue
        module = importlib.import_module(one.name)
        for made in list(vars(module).values()):
            if hasattr(made, "cache_info") and not inspect.signature(made).parameters:
                made()  # its patterns are made on first use
        for rules in getattr(module, "RULES", {}).values():
            sources.extend(source for source, _ in rules)
    return sources


def main() -> None:
    words = textwrap.wrap(" ".join(plain_words()), 84, break_on_hyphens=False)
    lines = [f'    "{line} "\n' for line in words[:-1]] + [f'    "{words[-1]}".split()\n']
    _FILE.write_text(f"{_HEAD}{''.join(lines)})\n", encoding="utf-8")


if __name__ == "__main__":
    main()
