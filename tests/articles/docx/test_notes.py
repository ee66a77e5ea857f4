"""The signs of footnotes and endnotes."""

import pytest

from astana_reader.articles.docx.notes import note_labels, with_labels
from astana_reader.articles.docx.xml import parsed
from tests.articles.documents import W


def mark(kind: str, id: int, typed: str = "") -> str:
    own = f' w:customMarkFollows="1"/><w:t>{typed}</w:t' if typed else "/"
    return f'<w:r><w:{kind}Reference w:id="{id}"{own}></w:r>'


def labels(body: str, settings: str = "") -> list[str]:
    root = parsed(f'<w:body xmlns:w="{W}">{body}</w:body>'.encode())
    told = parsed(f'<w:settings xmlns:w="{W}">{settings}</w:settings>'.encode())
    return [*note_labels(root, told).values()]


def footnotes(count: int) -> str:
    return "".join(mark("footnote", n) for n in range(count))


def counted(form: str, start: int = 1) -> str:
    return f'<w:footnotePr><w:numFmt w:val="{form}"/><w:numStart w:val="{start}"/></w:footnotePr>'


def test_each_kind_is_counted_on_its_own() -> None:
    body = mark("footnote", 2) + mark("endnote", 2) + mark("footnote", 3) + mark("endnote", 3)
    assert labels(body) == ["1", "i", "2", "ii"]


@pytest.mark.parametrize(
    ("form", "start", "said"),
    [("decimal", 5, ["5", "6", "7"]), ("upperLetter", 1, ["A", "B", "C"]),
     ("chicago", 3, ["‡", "§", "**"])],
)  # fmt: skip
def test_the_document_says_how(form: str, start: int, said: list[str]) -> None:
    assert labels(footnotes(3), counted(form, start)) == said


def test_a_section_says_it_over_the_document() -> None:
    section = f"<w:sectPr>{counted('lowerLetter')}</w:sectPr>"
    assert labels(footnotes(2) + section, counted("decimal", 9)) == ["a", "b"]


@pytest.mark.parametrize("start", ["-1", "many", "99999999"])
def test_a_start_that_is_no_number_is_passed_over(start: str) -> None:
    told = f'<w:footnotePr><w:numStart w:val="{start}"/></w:footnotePr>'
    assert labels(footnotes(2), told) == ["1", "2"]


def test_a_sign_that_was_typed_is_not_counted_and_leaves_the_text() -> None:
    body = f"{mark('footnote', 1)}{mark('footnote', 2, '†')}{mark('footnote', 3)}"
    root = parsed(f'<w:body xmlns:w="{W}">{body}</w:body>'.encode())
    assert [*note_labels(root, None).values()] == ["1", "†", "2"]
    assert not any(root.itertext())


def test_the_marks_of_the_html_get_the_signs_and_other_brackets_stay() -> None:
    markup = (
        'See [1] <a href="#footnote-2" id="footnote-ref-2">[1]</a>'
        '<a href="#endnote-2" id="endnote-ref-2">[2]</a><a href="#x" id="y">[3]</a>'
    )
    assert with_labels(markup, {("footnote", "2"): "*", ("endnote", "2"): "i"}) == (
        'See [1] <a href="#footnote-2" id="footnote-ref-2">*</a>'
        '<a href="#endnote-2" id="endnote-ref-2">i</a><a href="#x" id="y">[3]</a>'
    )
