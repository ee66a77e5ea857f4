"""trafilatura without the libraries that it seldom needs, in an interpreter of its own."""

import json
import subprocess
import sys

import pytest

PAGE = "<article><h1>Talks begin</h1>" + "".join(
    f"<p>Paragraph {n} tells, at some length, what was said on the day of the talks.</p>"
    for n in range(20)
)
DATED = '<html><head><meta property="article:published_time" content="2017-01-22"></head></html>'
PROGRAM = """
import json, sys
from astana_reader.articles.web.light_import import import_lightly
import_lightly()
import trafilatura
import urllib3
found = trafilatura.bare_extraction({page!r})
light = "courlan" not in sys.modules
day = trafilatura.extract_metadata({dated!r}).date
print(json.dumps([light, found.text.count("at some length"), day, urllib3.__name__]))
"""
BREAKING = """
from astana_reader.articles.web import light_import as light
def fail(self, name): raise TypeError(name)
light._LaterModule.__getattr__ = fail
"""
SECOND_THREAD = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""


def told(program: str) -> list[object]:
    done = subprocess.run(  # our own program
        [sys.executable, "-P", "-c", program.format(page=PAGE, dated=DATED)],
        capture_output=True,
        check=True,
        text=True,
    )
    answer: list[object] = json.loads(done.stdout)
    return answer


def test_an_article_is_found_without_them_and_a_date_with_them() -> None:
    assert told(PROGRAM) == [True, 20, "2017-01-22", "urllib3"]


@pytest.mark.parametrize("before", [BREAKING, SECOND_THREAD], ids=["no names", "threads"])
def test_where_it_can_not_be_it_is_imported_as_ever(before: str) -> None:
    assert told(before + PROGRAM) == [False, 20, "2017-01-22", "urllib3"]
