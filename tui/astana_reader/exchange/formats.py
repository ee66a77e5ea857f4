"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from astana_reader.articles.article import Article

from .as_csv import HEADING, to_csv
from .as_json import from_json, to_json
from .as_markdown import to_markdown
from .imported import Imported
from .marked import MarkedArticle

PEOPLE, PROGRAMS, OTHER_TOOLS = "For people", "For programs", "For other tools"


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to."""

    id: str
    """As on the command line."""
    name: str
    extension: str
    use: str
    write: Callable[[MarkedArticle], str]
    heading: str = ""
    """What a file of several articles begins with once."""
    between: str = ""
    """What stands between several articles."""


def _to_text(marked: MarkedArticle) -> str:
    return marked.article.text


_TABLE = (
    Format("md", "Markdown", ".md", PEOPLE, to_markdown, between="\n"),
    Format("txt", "Plain text", ".txt", PEOPLE, _to_text),
    Format("json", "JSON", ".json", PROGRAMS, to_json),
    Format("csv", "CSV, a row a mark", ".csv", PROGRAMS, to_csv, heading=HEADING),
)
FORMATS = {entry.id: entry for entry in _TABLE}

READERS: dict[str, Callable[[str, Article], Imported]] = {"json": from_json}
"""What reads a format to import from. Raises ValueError for what is no such file."""
