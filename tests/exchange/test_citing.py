"""An article as a source: BibTeX, CSL and RIS say the same of it."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given

from astana_reader.articles.document import Metadata
from astana_reader.exchange import as_bibtex, as_csl, as_ris
from astana_reader.exchange.citing import Name, citation
from astana_reader.exchange.marked import MarkedArticle

from .found import found
from .marks import marked_articles


def by(author: str) -> MarkedArticle:
    one = found()
    metadata = Metadata("Talks & 50% more_", author, "CNN", "https://example.org/a")
    article = replace(one.article, document=replace(one.article.document, metadata=metadata))
    return replace(one, article=article)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Other", [Name("Other", "Ann")]),
        ("By Ann Other and Ludwig van Beethoven", [Name("Other", "Ann"),
                                                  Name("van Beethoven", "Ludwig")]),
        ("Ann B. Other, Bob Third", [Name("Other", "Ann B."), Name("Third", "Bob")]),
        ("Reuters", [Name("Reuters")]),
        ("", []),
    ],
)  # fmt: skip
def test_who_wrote_it(author: str, names: list[Name]) -> None:
    assert list(citation(by(author)).authors) == names


def test_bibtex_escapes_what_tex_would_obey() -> None:
    entry = as_bibtex.write([by("Ann Other")])
    assert re.match(r"@online\{other2017-[0-9a-f]{6},\n", entry)
    assert r"title = {{Talks \& 50\% more\_}}" in entry
    assert "keywords = {north pier,1984}" in entry


def test_csl_holds_the_days_as_parts() -> None:
    (item,) = json.loads(as_csl.write([by("Ann Other")]))
    assert item["author"] == [{"family": "Other", "given": "Ann"}]
    assert item["issued"] == {"date-parts": [[2017, 1, 22]]}
    assert item["keyword"] == "north pier, 1984"


def test_ris_is_a_tag_a_line() -> None:
    lines = as_ris.write([by("Ann Other")]).splitlines()
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  - "
    assert {"AU  - Other, Ann", "DA  - 2017/01/22", "KW  - north pier"} <= set(lines)


@given(exported=marked_articles())
def test_nothing_of_an_article_breaks_a_record(exported: MarkedArticle) -> None:
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line)
               for line in as_ris.write([exported]).split("\n")[:-1])  # fmt: skip
    (item,) = json.loads(as_csl.write([exported]))
    assert item["id"].isascii()
    plain = re.sub(r"\\.", "", as_bibtex.write([exported]))
    assert plain.count("{") == plain.count("}")
