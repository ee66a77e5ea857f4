"""The tests mirror the code, and every module and function can be read in one look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tui" / "astana_reader"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if p.name != "__init__.py")
LONGEST_MODULE, LONGEST_FUNCTION = 400, 50

TESTED_TOGETHER = {
    ".": "cli",
    "annotations": "annotations",
    "articles": "articles",
    "articles/epub": "articles/epub",
    "articles/markup": "articles",
    "articles/pdf": "articles/pdf",
    "articles/web": "articles",
    "cli": "cli/test_program.py",
    "engines": "ui/test_engines.py",
    "entities": "entities/test_kinds.py",
    "exchange": "exchange",
    "exchange/hypothesis": "cli/test_sync.py",
    "exchange/imports": "exchange/imports",
    "library": "library",
    "reading": "reading/test_hand.py",
    "reading/actions": "reading/test_hand.py",
    "reading/desk": "ui/test_desk_screen.py",
    "reading/lists": "reading/lists",
    "reading/look": "ui/test_prepaint.py",
    "reading/page": "reading/page",
    "reading/tabs": "reading/test_hand.py",
    "reading/views": "ui/test_view_screen.py",
    "search": "search",
    "settings": "settings",
    "timeline": "timeline/test_kinds.py",
    "timeline/calendars": "timeline/test_kinds.py",
    "timeline/grammar": "timeline/test_corpus.py",
    "timeline/heads": "timeline/test_publication.py",
    "timeline/labels": "timeline/labels",
    "timeline/resolving": "timeline/test_kinds.py",
    "timeline/sentences": "timeline/sentences",
    "timeline/uneventful": "timeline/test_kinds.py",
    "ui": "ui",
    "ui/dialogs": "ui/dialogs",
}
"""By folder: what holds the modules that have no test file of their own.

They are the parts of one thing, which is tested as a whole: a sentence in, dated events out; keys
in, rows out; a page in, its text out.
"""


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_its_tests(path: Path) -> None:
    folder = path.parent.relative_to(SOURCE)
    own = ROOT / "tests" / folder / f"test_{path.stem.strip('_')}.py"
    if not own.exists():
        together = TESTED_TOGETHER.get(folder.as_posix())
        assert together, f"{path.name} has no test file, and nothing says what holds it"
        assert (ROOT / "tests" / together).exists()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for name, length in functions(ast.parse(text)):
        assert length <= LONGEST_FUNCTION, name


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lines, those of classes inside a function alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = sum(
                (child.end_lineno or 0) - child.lineno + 1
                for child in node.body
                if isinstance(child, ast.ClassDef)
            )
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - inner
