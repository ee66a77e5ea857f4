"""trafilatura without the libraries that it seldom needs, in an interpreter of its own."""

import json
import subprocess
import sys

PAGE = "<article><h1>Talks begin</h1>" + "".join(
    f"<p>Paragraph {n} tells, at some length, what was said on the day of the talks.</p>"
    for n in range(20)
)
DATED = '<html><head><meta property="article:published_time" content="2017-01-22"></head></html>'
PROGRAM = """
import json, sys
from astana_reader.articles.web.light_import import import_trafilatura
import_trafilatura()
import trafilatura
import urllib3
found = trafilatura.bare_extraction({page!r})
light = "courlan" not in sys.modules
day = trafilatura.extract_metadata({dated!r}).date
print(json.dumps([light, found.text.count("at some length"), day, urllib3.__name__]))
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


def test_a_library_that_bears_no_names_is_imported_as_ever() -> None:
    breaking = (
        "from astana_reader.articles.web import light_import as light\n"
        "def fail(self, name): raise TypeError(name)\n"
        "light._LaterModule.__getattr__ = fail\n"
    )
    assert told(breaking + PROGRAM) == [False, 20, "2017-01-22", "urllib3"]
