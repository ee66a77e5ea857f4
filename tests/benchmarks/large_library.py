"""Makes a large library: articles of 900 words with four highlights each, always the same ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from astana_reader.annotations.records import Annotation, ArticleRecord, select
from astana_reader.annotations.rows import annotation_row, article_row
from astana_reader.articles.article import text_id
from astana_reader.library.places import Library
from astana_reader.settings.pens import PEN_IDS

WORDS = 900
MARKS = 4
_VOCABULARY = 30_000
_FIRST_DAY = date(2000, 1, 1)
_TIME = "2026-01-01T00:00:00.000000Z"
_COMMON = (
    "the of and to a in that was for on with as it at by from his they be had are not this who but "
    "were their said an has will one all would there been when which more her or people government "
    "ceasefire talks war president minister city army border water election court police"
).split()
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra se ti".split()
_PEOPLE = "Ann Bell,Carl Moss,Dora Lind,Erik Holm,Fatima Aziz,Georg Brandt,Hana Kova".split(",")
_PLACES = "Aleppo,Astana,Ankara,Geneva,Moscow,Damascus,Vienna,Doha,Oslo,Cairo".split(",")
_TAGS = [f"topic {number}" for number in range(200)]


def vocabulary() -> tuple[list[str], list[float]]:
    """Words and how often each occurs, added up: the n-th word once where the first has n."""
    rng = random.Random(1)
    words = dict.fromkeys(_COMMON)
    while len(words) < _VOCABULARY:
        words["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))] = None
    weights = accumulate(1 / (rank + 5) for rank in range(_VOCABULARY))
    return list(words), list(weights)


def make_library(folder: Path, articles: int) -> Library:
    """A library of so many articles, made unless it is there."""
    library = Library(folder, folder / "articles", "a benchmark")
    done = folder / "done"
    if done.exists() and done.read_text() == str(articles):
        return library
    library.articles.mkdir(parents=True, exist_ok=True)
    library.annotations.mkdir(exist_ok=True)
    (library.annotations / "library.toml").write_text("")
    words, weights = vocabulary()
    for number in range(articles):
        rng = random.Random(number)
        path = library.articles / f"{number % 100:02}" / f"article-{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        text = article_text(rng, number, words, weights)
        path.write_text(text, encoding="utf-8")
        store = library.annotations / f"article-{number:05}-{text_id(text)[:8]}.json"
        store.write_text(_file(rng, path, text), encoding="utf-8")
    done.write_text(str(articles))
    return library


def article_text(rng: random.Random, number: int, words: list[str], weights: list[float]) -> str:
    day = _FIRST_DAY + timedelta(days=number % 9000)
    parts = [f"{rng.choice(words).capitalize()} {rng.choice(words)} number {number}"]
    parts.append(f"Published {day.day} {day:%B} {day.year}")
    left = WORDS
    while left > 0:
        sentences = list(_sentences(rng, words, weights))
        left -= sum(sentence.count(" ") + 1 for sentence in sentences)
        parts.append(" ".join(sentences))
    return "\n\n".join(parts) + "\n"


def _sentences(rng: random.Random, words: list[str], weights: list[float]) -> Iterator[str]:
    for _ in range(rng.randint(2, 5)):
        told = rng.choices(words, cum_weights=weights, k=rng.randint(8, 24))
        first = rng.random()
        if first < 0.12:
            yield f"{rng.choice(_PEOPLE)} said in {rng.choice(_PLACES)} that {' '.join(told)}."
        elif first < 0.2:
            yield f"On {rng.randint(1, 28)} March {rng.randint(2000, 2024)} {' '.join(told)}."
        else:
            yield f"{' '.join(told).capitalize()}."


def _file(rng: random.Random, path: Path, text: str) -> str:
    id = text_id(text)
    about = ArticleRecord(id, _TIME, path.name, paths={str(path): _TIME}, texts={id: _TIME})
    marks = []
    for _ in range(MARKS):
        start = text.index(" ", rng.randrange(len(text) - 400)) + 1
        end = text.index(" ", start + rng.randint(40, 240))
        tags = tuple(rng.sample(_TAGS, rng.randint(0, 2)))
        note = "ask who counted this" if rng.random() < 0.2 else ""
        mark = Annotation(
            f"{rng.getrandbits(128):032x}", _TIME, _TIME, select(text, start, end),
            rng.choice(PEN_IDS), tags, note,
        )  # fmt: skip
        marks.append(annotation_row(mark))
    tables = {"article": [article_row(about)], "annotations": marks}
    return json.dumps({name: dict(enumerate(rows, 1)) for name, rows in tables.items()})
