"""Build the table of month names: python -m astana_reader.text.build_month_names.

Source: the Unicode CLDR (https://cldr.unicode.org, Unicode License v3) as the package babel
carries it, installed for the build alone. Full and short names of all grammatical forms are kept.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

_LANGUAGES = (
    "de fr es it pt nl sv da nb fi pl cs sk hu ro tr ca id ru uk be bg sr kk el".split()
)  # fmt: skip
_FILE = Path(__file__).with_name("month_names.py")
_HEAD = '''"""The names of months outside English: made by `build_month_names` from the CLDR 47.

A line a month, its names in every form, in lower case.
"""

from __future__ import annotations

MONTH_NAMES = {
'''
_PARTICLE = re.compile(r"(?:de |d['’])")


def names_of(months: Any, number: int) -> str:
    """All names of a month, the longest first, none of them one letter or a figure."""
    found = {
        _PARTICLE.sub("", months[form][width][number].casefold().rstrip("."))
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    return " ".join(sorted((name for name in found if len(name) > 2), key=lambda n: (-len(n), n)))


def main() -> None:
    locale = importlib.import_module("babel").Locale
    rows = []
    for code in _LANGUAGES:
        months = locale.parse(code).months
        names = "\n".join(names_of(months, number) for number in range(1, 13))
        rows.append(f'    "{code}": """\n{names}\n""",\n')
    _FILE.write_text(f"{_HEAD}{''.join(rows)}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
