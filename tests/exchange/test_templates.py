"""Exports by the user's own templates, each in a process of its own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from astana_reader.exchange.delivery import deliver
from astana_reader.exchange.destination import ExportError
from astana_reader.exchange.formats import DATES, FORMATS, NAMES
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.rendering import rendered
from astana_reader.exchange.template_values import template_values
from astana_reader.exchange.templates import (
    SHIPPED,
    TemplateFormat,
    shipped_template,
    template_format,
)
from astana_reader.library.worker import Limits

from .marks import TEXT, article_of, mark, marked, marked_articles

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```jinja\n(.*?)```", README, re.DOTALL)
MARKED = marked(
    article_of(TEXT, "Talks", "https://example.org/a"),
    mark(TEXT, 4, 15, "quote", ("to do",), "=ask, them"),
    mark(TEXT, 43, 49),
)


def template(tmp_path: Path, source: str, name: str = "notes.md.jinja") -> TemplateFormat:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    return template_format(path)


def within(tmp_path: Path, source: str, limits: Limits) -> TemplateFormat:
    return replace(template(tmp_path, source), limits=limits)


@settings(max_examples=20)
@given(one=marked_articles(), other=marked_articles())
def test_the_shipped_template_writes_what_the_format_does(
    one: MarkedArticle, other: MarkedArticle
) -> None:
    for form in SHIPPED:
        for articles in ([one], [one, other]):
            values = template_values(articles)
            written = rendered(shipped_template(form), values, 10**7)
            assert written == FORMATS[form].write(articles)


def test_the_examples_of_the_readme_say_what_they_are_for(tmp_path: Path) -> None:
    to_do, table = (template(tmp_path, source).write([MARKED]) for source in EXAMPLES)
    assert to_do == "Talks\n\n- peace talks: =ask, them\n\n"
    assert table.split("\n")[:3] == [
        "pen,quote,note",
        'quote,peace talks,"\'=ask, them"',
        "claim,Rebels,",
    ]


@pytest.mark.parametrize("name", sorted({*template_values([MARKED])["article"]} - {"marks"}))
def test_the_readme_names_every_variable(name: str) -> None:
    section = README.partition("### Templates")[2].partition("###")[0]
    assert re.search(rf"\b{name}\b", section)


@pytest.mark.parametrize("name", sorted(template_values([MARKED])["article"]["marks"][0]))
def test_and_those_of_a_mark(name: str) -> None:
    assert re.search(rf"`mark\.`.*\b{name}\b", README)


def test_names_and_dates_are_looked_for_where_the_template_asks(tmp_path: Path) -> None:
    assert template(tmp_path, "{{ article.title }}").holds == frozenset()
    assert template(tmp_path, "{{ article.entities | length }}").holds == {NAMES}
    assert template(tmp_path, "{{ article.events | length }}").holds == {DATES}


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.md.jinja", ".md"), ("a.tex", ".tex"), ("a.j2", ".txt")]
)
def test_the_file_is_called_as_the_template_says(tmp_path: Path, name: str, suffix: str) -> None:
    assert template(tmp_path, "x", name).suffix == suffix


def test_pieces_in_a_template_are_brought_up_to_date(tmp_path: Path) -> None:
    form, path = template(tmp_path, shipped_template("md")), tmp_path / "out.md"
    path.write_text(form.write([marked(MARKED.article)]) + "\nMine.\n", encoding="utf-8")
    made = deliver(form, [MARKED], path)
    assert "Mine." in made.text
    assert "peace talks" in made.text


def test_a_file_that_is_there_is_not_taken_for_the_template_s(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("mine", encoding="utf-8")
    form = template(tmp_path, "{{ article.title }}")
    with pytest.raises(ExportError, match="--force"):
        deliver(form, [MARKED], path)
    assert deliver(form, [MARKED], path, force=True).text == "Talks"


ENDLESS = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("source", "limits", "said"),
    [
        (ENDLESS, Limits(2.0), "seconds"),
        ("{{ 'x' * 9999999999 }}", Limits(20.0, 1 << 29), "memory"),
        ("{% for %}", Limits(20.0), "line 1"),
    ],
)
def test_a_template_that_goes_wrong_ends_with_a_message(
    tmp_path: Path, source: str, limits: Limits, said: str
) -> None:
    with pytest.raises(ExportError, match=said):
        within(tmp_path, source, limits).write([MARKED])


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * (1 << 20) + b"y"])
def test_what_is_no_template_is_not_rendered(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jinja"
    path.write_bytes(data)
    with pytest.raises(ExportError, match="The template is"):
        template_format(path)
