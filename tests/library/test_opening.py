"""Opening an article with what was marked in it."""

from dataclasses import replace
from datetime import date

import pytest

from astana_reader.annotations.anchoring import Status
from astana_reader.articles.document import Document, Metadata
from astana_reader.articles.loading import read_article
from astana_reader.articles.sidecar import BESIDE
from astana_reader.library.documents import wanted_file
from astana_reader.library.opening import open_unread, publication

from .folders import TEXT, Desk

REVISED = "A new lead.\n\n" + TEXT.replace("on Monday", "on Tuesday")


def test_marks_are_there_again(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks")
    opened = desk.open(path)
    assert [h.annotation.selector.quote for h in opened.notebook().highlights] == [
        "The peace talks"
    ]
    assert opened.problems == ()
    assert opened.last_version() is None


def test_a_revision_is_aligned_with_the_text_that_was_marked(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "Rebels said on Monday", "The peace talks")
    desk.write("a.txt", REVISED)
    book = desk.open(path).notebook()
    found = {h.annotation.selector.quote: h.status for h in book.highlights}
    assert found == {
        "The peace talks": Status.ANCHORED,
        "Rebels said on Monday": Status.MOVED,
    }
    version = desk.open(path).last_version()
    assert version is not None
    assert version[0] == TEXT


def test_marks_of_two_revisions_are_both_kept_with_their_texts(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks")
    desk.write("a.txt", REVISED)
    desk.mark(path, "A new lead")
    assert len(list((desk.library.annotations / "texts").iterdir())) == 2
    assert desk.quotes(path) == ["A new lead", "The peace talks"]
    desk.write("a.txt")
    assert desk.quotes(path) == ["The peace talks", "[A new lead]"]


def test_a_missing_text_costs_no_marks(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks", "Russia and Turkey brokered the ceasefire")
    for text in (desk.library.annotations / "texts").iterdir():
        text.unlink()
    desk.write("a.txt", REVISED)
    assert desk.quotes(path) == ["The peace talks", "Russia and Turkey brokered the ceasefire"]
    assert desk.open(path).last_version() is None


def test_opening_writes_nothing_to_the_library(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.open(path).notebook()
    assert not desk.library.annotations.exists()


def test_who_says_when_it_was_published(desk: Desk) -> None:
    path = desk.write("a.txt", "Published 21 January 2017\n\n" + TEXT)
    opened = desk.open(path)
    article, records = opened.article, opened.records
    day = date(2017, 1, 20)
    assert publication(article, records, day).origin == "given"
    mine = replace(records, article=replace(records.article, published=day))
    assert publication(article, mine).origin == "yours"
    said = Metadata("a", published=day, published_by=BESIDE)
    beside = replace(article, document=replace(article.document, metadata=said))
    assert publication(beside, records).origin == "sidecar"
    assert publication(article, records).date == date(2017, 1, 21)
    assert publication(article, records).origin == "article"
    bare = read_article(desk.write("b.txt"))
    assert publication(bare, desk.open_article(bare).records).date is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"article": {"1": 3}}'])
def test_a_damaged_file_is_told_and_never_overwritten(desk: Desk, content: str) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks")
    (file,) = desk.library.annotations.glob("*.json")
    file.write_text(content)
    for backup in (desk.library.annotations / ".state").glob("*.backup"):
        backup.unlink()
    opened = desk.open(path)
    assert "no backup" in opened.problems[0]
    assert "Damaged" in opened.problems[1] or "which article" in opened.problems[1]
    desk.mark(path, "Rebels")
    kept = list((desk.library.annotations / ".state").glob("*.damaged"))
    assert [part.read_text() for part in kept] == [content]
    assert desk.quotes(path) == ["Rebels"]


def test_what_is_not_read_yet_has_the_name_of_its_file(desk: Desk) -> None:
    wanted = wanted_file(desk.write("a.txt"))
    beginning = Document("The beginning.", ())
    titled = replace(beginning, metadata=Metadata(title="A title"))
    for document, title in ((None, "a.txt"), (beginning, "a.txt"), (titled, "A title")):
        assert open_unread(desk.library, wanted, document).article.title == title
