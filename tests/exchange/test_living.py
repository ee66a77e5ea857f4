"""Exports that live on: ours is updated, theirs stays, nothing comes twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from astana_reader.exchange import as_md, as_org
from astana_reader.exchange.living import FENCES, Fences, is_ours, updated
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, mark, marked, marked_articles

Write = Callable[[list[MarkedArticle]], str]
FORMS = [(FENCES["md"], as_md.write), (FENCES["org"], as_org.write)]
each_form = pytest.mark.parametrize(("fences", "write"), FORMS, ids=FENCES)
ONE, TWO = mark(TEXT, 4, 15, note="first\n\nnote"), mark(TEXT, 43, 49, "quote", ("a b",))


@each_form
@settings(deadline=None)
@given(exported=marked_articles())
def test_an_export_over_itself_changes_nothing(
    fences: Fences, write: Write, exported: MarkedArticle
) -> None:
    text = write([exported])
    assert is_ours(fences, text)
    pieces = [piece.id for piece in fences.pieces(text) if piece.id]
    assert pieces[1:] == [annotation.id for annotation, _, _ in exported.all]
    made = updated(fences, text, text, frozenset())
    assert (made.text, made.touched) == (text, 0)


@each_form
def test_what_stands_between_stays_and_what_is_new_comes_in_its_place(
    fences: Fences, write: Write
) -> None:
    article = article_of(TEXT)
    old = write([marked(article, TWO)]) + "\nMy own end.\n"
    new = write([marked(article, ONE, TWO)])
    made = updated(fences, old, new, frozenset())
    assert made.text == new + "\nMy own end.\n"
    assert updated(fences, made.text, new, frozenset()).text == made.text


@each_form
def test_what_was_deleted_is_told_once(fences: Fences, write: Write) -> None:
    article = article_of(TEXT)
    old, new = write([marked(article, ONE, TWO)]), write([marked(article, TWO)])
    assert updated(fences, old, new, frozenset()).text == old
    made = updated(fences, old, new, frozenset({ONE.id}))
    assert made.text.count("deleted in the library") == 1
    assert "first\n\nnote" in made.text
    assert updated(fences, made.text, new, frozenset({ONE.id})).text == made.text


@each_form
def test_a_piece_that_was_changed_by_hand_stays(fences: Fences, write: Write) -> None:
    article = article_of(TEXT)
    old = write([marked(article, ONE, TWO)]).replace("first", "first, as I see it now")
    new = write([marked(article, replace(ONE, note="other"), replace(TWO, note="new"))])
    made = updated(fences, old, new, frozenset())
    assert made.touched == 1
    assert "first, as I see it now" in made.text
    assert "other" not in made.text
    assert "new" in made.text


@each_form
def test_a_file_without_a_piece_is_not_ours(fences: Fences, write: Write) -> None:
    assert is_ours(fences, "\n")
    assert not is_ours(fences, "# My page\n\n* a headline\n:PROPERTIES:\n:END:\n")
