"""What a template may do, and how it is told that it may not."""

import json

import pytest

from astana_reader.exchange.rendering import FILTERS, TemplateFaultError, rendered

VALUES = {"articles": [{"title": "Talks", "tags": ["a", "b"]}], "text": "*x*"}
MOST = 10_000


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ articles.__class__ }}", "unsafe"),
        ("{{ ().__class__.__base__.__subclasses__() }}", "unsafe"),
        ("{{ '{0.__class__}'.format(articles) }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os }}", "unsafe"),
        ("{{ articles.append(1) }}", "unsafe"),
        ("{% for i in range(9999) %}{% for j in range(9) %}x{% endfor %}{% endfor %}", "writes"),
        ("{% for i in range(999999) %}{% endfor %}", "line 1"),
        ("{{ '%c' | format(27) }}[31m", r"U\+001B, in line 1"),
        ("one\n\x1b]0;x\x07", r"U\+001B, in line 2"),
        ("{{ '\\u202e' }}", r"U\+202E"),
        ("{% include '/etc/passwd' %}", "other files"),
        ("{% import 'os' as os %}", "other files"),
        ("a\n{{ articl.title }}", "line 2.*undefined"),
        ("a\nb\n{% for x in %}", "line 3"),
        ("{{ 1 / 0 }}", "line 1: ZeroDivisionError"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "too deep"),
        ("{{ " + "(" * 5000 + ")" * 5000 + " }}", "too deep"),
        ("{{ '\x1b[31m' | nofilter }}", "nofilter"),
    ],
)
def test_a_hostile_or_broken_template_is_a_sentence(template: str, said: str) -> None:
    with pytest.raises(TemplateFaultError, match=said) as caught:
        rendered(template, VALUES, MOST)
    assert str(caught.value).isprintable()


def test_values_are_the_same_after_it() -> None:
    before = json.dumps(VALUES)
    rendered("{% set articles = [] %}{% for a in [1] %}{% set text = a %}{% endfor %}", VALUES, 9)
    assert json.dumps(VALUES) == before


def test_lines_may_end_as_on_windows() -> None:
    assert rendered("a\r\n{{ text }}\r\n", VALUES, MOST) == "a\n*x*\n"


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("{{ text | md }}", r"\*x\*"),
        ("{{ 'a`b' | code }}", "`` a`b ``"),
        ("{{ '' | code }}", ""),
        ("{{ 'x y)' | address }}", "x%20y%29"),
        ("{{ ['north pier', '1984'] | hashed | join(',') }}", "north-pier,y1984"),
        ("{{ 'a \"b\"' | yaml }}", r'"a \"b\""'),
        ("{{ '=1+1' | csv }};{{ 'a,b' | csv }};{{ none | csv }}", '\'=1+1;"a,b";'),
        ("{{ ['a', '', 'b'] | quoted }}", "> a\u00a0\n>\n> b"),
        ("{{ 'to verify' | callout }}", "to-verify"),
        ("{{ 'a b' | capitalized }}", "A b"),
        ("{{ '```' | closed }}", "````\n```\n````"),
    ],
)
def test_filters_write_a_value_for_its_place(template: str, written: str) -> None:
    assert rendered(template, VALUES, MOST) == written


def test_a_piece_is_fenced_for_the_next_export() -> None:
    body = rendered(f"{{% filter fenced('{'a' * 32}') %}}words{{% endfilter %}}", {}, MOST)
    assert body.startswith(f"[//]: # (astana-reader {'a' * 32})\n\nwords\n\n")
    assert "fenced" in FILTERS
