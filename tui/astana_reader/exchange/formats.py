"""The table of formats.

A format is a module with `write(articles)`, and `read(data, article)` where it is imported too. It
is imported when the first export of its kind is written. What a format can't hold is told here,
so that the list, the command and the sheet say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from astana_reader.articles.article import Article

from .imported import Imported
from .marked import MarkedArticle

PEOPLE, PROGRAMS, OTHER_TOOLS = "For people", "For programs", "For other tools"
ALONE = "The article alone"
NAMES, DATES = "names", "dates"
"""What the engines find, for the formats that hold it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to, or to import from."""

    id: str
    """As on the command line."""
    name: str
    suffix: str
    media_type: str
    use: str
    about: str
    """What it is for, in a few words."""
    kept: tuple[tuple[str, str], ...] = ()
    """What is kept, and how."""
    lost: tuple[tuple[str, str], ...] = ()
    """What can't be held, and what becomes of it."""
    holds: frozenset[str] = frozenset()
    """NAMES and DATES where they go out too."""
    alone: bool = False
    """Whether a file is of one article."""
    signs: tuple[str, ...] = ()
    """What stands in the first 4 KB of an export of ours, any of these."""
    is_template: bool = False
    """Whether its user wrote what it writes."""

    def file_name(self, stem: str) -> str:
        """What a file is called if nobody says otherwise: another format may have its suffix."""
        first = next((e.id for e in FORMATS.values() if e.suffix == self.suffix), self.id)
        return f"{stem}{'' if first == self.id else f'.{self.id}'}{self.suffix}"

    @property
    def module(self) -> str:
        return f"{__package__}.as_{self.id}"

    def write(self, articles: Sequence[MarkedArticle]) -> str:
        """The export of one article or many."""
        write: Callable[[Sequence[MarkedArticle]], str]
        write = import_module(self.module).write
        return write(articles)

    def read(self, data: str, article: Article) -> Imported:
        """The annotations in an export, placed in an article. Raises ValueError."""
        read: Callable[[str, Article], Imported] = import_module(self.module).read
        return read(data, article)

    def side_file(self, articles: Sequence[MarkedArticle]) -> tuple[str, str] | None:
        """The suffix and the text of a file that belongs beside the export."""
        beside: Callable[[Sequence[MarkedArticle]], tuple[str, str]] | None
        beside = getattr(import_module(self.module), "beside", None)
        return beside(articles) if beside else None


_NO_FINDINGS = ("names, dates", "left out")
_NO_LINKS = ("links between marks", "left out")
_NO_TIMES = ("times of marks", "left out")
_NO_CHANGE = ("last change", "left out")
_NO_ABOUT = ("article's note, tags", "left out")
_NO_PLACE = ("exact place", "told by the quotation alone")
_LINKS = ("links between marks", "what one says to the other")
_ALL_OF_IT = ("quote, note, tags, pen", "in full")
_ONLY_SOURCE = (("quotes, notes, pens", "left out: it describes the article"), _NO_FINDINGS)
_BOTH = frozenset({NAMES, DATES})

_TABLE = (
    Format(
        "md", "Markdown, Obsidian", ".md", "text/markdown", PEOPLE,
        "notes that link back",
        (("quote, note, pen", "a callout named by the pen, the note as you wrote it"),
         ("tags", "as #words"), ("address", "to the passage"), _LINKS),
        (_NO_PLACE, ("a tag's spaces", "“north pier” is #north-pier"), _NO_TIMES, _NO_FINDINGS),
        signs=("[//]: # (astana-reader ",),
    ),
    Format(
        "html", "HTML, one page", ".html", "text/html", PEOPLE,
        "the whole article with its marks, to read and to print",
        (_ALL_OF_IT, ("names, dates", "a list and a line of time"),
         _LINKS), (_NO_TIMES,), _BOTH,
        signs=('<meta name="generator" content="astana-reader',),
    ),
    Format(
        "org", "Org", ".org", "text/x-org", PEOPLE,
        "org-mode, with the properties of org-remark",
        (("quote, note, pen, place", "in full"), ("tags", "as :words:"),
         ("links between marks", "properties that lead there")),
        (("a tag's spaces", "“north pier” is :north_pier:"), _NO_CHANGE, _NO_FINDINGS),
        signs=("#+title: ",),
    ),
    Format(
        "logseq", "Logseq", ".md", "text/markdown", PEOPLE,
        "a page of blocks",
        (_ALL_OF_IT, ("links between marks", "properties that refer to blocks")),
        (_NO_PLACE, ("times of marks", "only the day each was made"), _NO_FINDINGS),
        alone=True, signs=("generator:: astana-reader",),
    ),
    Format(
        "json", "JSON, all of it", ".json", "application/json", PROGRAMS,
        "every field of every record; it comes back in", (("everything", "in full"),),
        (_NO_FINDINGS,), signs=('"article": {', '{"article": '),
    ),
    Format(
        "jsonl", "JSON Lines, a mark a line", ".jsonl", "application/jsonl", PROGRAMS,
        "for grep and jq; it comes back in", (("every field of a mark, links", "in full"),),
        (_NO_ABOUT, ("author, site, day", "left out"), _NO_FINDINGS),
        signs=('{"id": ',),
    ),
    Format(
        "csv", "CSV, a row a mark", ".csv", "text/csv", PROGRAMS,
        "for spreadsheets; it comes back in",
        (("quote, note, tags, pen, place", "in full"), ("links between marks", "by their ids")),
        (("words around a quote", "left out"),
         ("formulas in cells", "an apostrophe stands before them"), _NO_FINDINGS),
        signs=("quote,pen,tags,",),
    ),
    Format(
        "w3c", "W3C annotations", ".jsonld",
        'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"', PROGRAMS,
        "Web Annotation, offsets in code points",
        (("quote, note, tags, place", "in full"), ("links between marks", "linking bodies")),
        (("pen", "as a body that classifies"),
         ("places after an emoji", "drawn early where UTF-16 is counted"), _NO_ABOUT, _NO_FINDINGS),
        signs=("http://www.w3.org/ns/anno.jsonld",),
    ),
    Format(
        "hypothesis", "Hypothesis", ".json", "application/json", OTHER_TOOLS,
        "for its Import tab, on the article's page",
        (("quote, note, tags", "in full; a tag of over 1,000 letters is cut"),),
        (("pen", "left out"), ("exact place", "found again by the quotation"),
         ("orphans", "left out: the page has no place for them"), _NO_LINKS, _NO_ABOUT,
         _NO_FINDINGS),
        alone=True, signs=('"client_version": "astana-reader"',),
    ),
    Format(
        "readwise", "Readwise", ".csv", "text/csv", OTHER_TOOLS,
        "rows for its import page",
        (("quote, note, date", "in full"), ("tags", "as .tag words at the head of the note"),
         ("address", "with a text fragment to the passage")),
        (("pen", "left out"), ("exact place", "only its beginning"),
         ("a tag's spaces", "“north pier” is .north-pier"), _NO_CHANGE, _NO_LINKS, _NO_ABOUT,
         _NO_FINDINGS),
        signs=("Highlight,Title,Author,",),
    ),
    Format(
        "bibtex", "BibTeX", ".bib", "application/x-bibtex", OTHER_TOOLS,
        "a source to cite, for biblatex", (("source", "in full"), ("tags", "as keywords")),
        _ONLY_SOURCE, signs=("@online{", "@misc{"),
    ),
    Format(
        "csl", "CSL", ".json", "application/vnd.citationstyles.csl+json", OTHER_TOOLS,
        "a source to cite, for Zotero and pandoc", (("source", "in full"), ("tags", "as keyword")),
        _ONLY_SOURCE, signs=('"custom": {"generator": "astana-reader"}',),
    ),
    Format(
        "ris", "RIS", ".ris", "application/x-research-info-systems", OTHER_TOOLS,
        "a source to cite, for EndNote and Mendeley",
        (("source", "in full"), ("tags", "as keywords")), _ONLY_SOURCE, signs=("TY  - ",),
    ),
    Format(
        "ftm", "FollowTheMoney, Aleph", ".jsonl", "application/x-ftm", OTHER_TOOLS,
        "people, organisations, events and notes of an investigation",
        (("quote, note, tags", "as notes"), ("names, dates", "as entities and events")),
        (("pen, place", "left out"), _NO_TIMES, ("dates before Christ", "told in words alone"),
         _NO_LINKS, _NO_ABOUT),
        _BOTH, signs=('{"id": "astana-',),
    ),
    Format(
        "timelinejs", "TimelineJS", ".json", "application/json", OTHER_TOOLS,
        "the events of the article, for a web page", (("dates", "each an event with its words"),),
        (("marks", "left out: it is a line of time"), ("names", "left out"),
         ("undated events", "left out")), frozenset({DATES}), signs=('"scale": "human"',),
    ),
    Format(
        "ics", "Calendar of events", ".ics", "text/calendar", OTHER_TOOLS,
        "the events of the article, for calendars", (("dates", "each an event, its days in full"),),
        (("marks, names", "left out"), ("undated events", "left out"),
         ("dates before Christ", "left out: a calendar has none")), frozenset({DATES}),
        signs=("PRODID:-//astana-reader//EN",),
    ),
    Format(
        "brat", "brat", ".ann", "text/plain", OTHER_TOOLS,
        "stand-off annotations; the .txt beside them belongs to them",
        (("quote, pen, place", "in full"), ("note, tags", "a note of one line"),
         ("links between marks", "relations")),
        (("orphans", "left out: they have no place"), ("links to other articles", "left out"),
         ("a tag's spaces", "“north pier” is #north-pier"), _NO_TIMES, _NO_ABOUT, _NO_FINDINGS),
        alone=True,
        signs=("T1\t",),
    ),
    Format(
        "conll", "CoNLL", ".conll", "text/plain", OTHER_TOOLS,
        "names in IOB2, a token a line", (("names", "PER, ORG, LOC, MISC"),),
        (("marks, dates", "left out: it holds names"), ("names in names", "the longest is kept")),
        frozenset({NAMES}), signs=(" O\n", " B-"),
    ),
    Format(
        "graph", "Graph of names", ".dot", "text/vnd.graphviz", OTHER_TOOLS,
        "who is named with whom, for Graphviz",
        (("names", "a line between two that share a sentence"), _LINKS),
        (("unlinked marks, dates", "left out"), ("notes, tags, pens", "left out")),
        frozenset({NAMES}),
        signs=("graph astana_reader {",),
    ),
    Format(
        "txt", "Plain text", ".txt", "text/plain", ALONE,
        "the article's text, as every offset counts it", (("text", "in full"),),
        (("marks, names, dates", "left out: it is the text"),),
    ),
)  # fmt: skip
FORMATS = {entry.id: entry for entry in _TABLE}
