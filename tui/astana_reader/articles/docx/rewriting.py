"""What Word says in its own ways, rewritten so that mammoth reads it.

Numbers of lists, meanings of styles, formulas, hidden words and text boxes: mammoth leaves these
out or knows only some of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from astana_reader.articles.markup.tree import drop

from .formulas import formula_words
from .numbering import Numbering
from .styles import DEEPEST, ParagraphStyle, heading
from .xml import child, is_on, like, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKED = " list "
"""How the names of bookmarks begin that carry the label of an item or a heading."""


@dataclass(slots=True)
class Rewriting:
    """Rewrites the body and the notes of a document, in this order, and counts what it drops."""

    styles: Mapping[str, ParagraphStyle]
    numbering: Numbering
    left_out: Counter[str] = field(default_factory=Counter)

    def rewrite(self, root: _Element) -> None:
        """Rewrite a part in its place."""
        self._leave_out(root)
        for element in list(root.iter("{*}oMath")):
            _write_formula(element)
        for element in list(root.iter("{*}AlternateContent")):
            _open_box(element)
        for paragraph in root.iter("{*}p"):
            if _is_of_word(paragraph):
                self._mean(paragraph)

    def _leave_out(self, root: _Element) -> None:
        for element in list(root.iter("{*}del", "{*}moveFrom")):
            parent = element.getparent()
            if parent is not None and local(parent) not in {"rPr", "trPr"}:
                self.left_out["tracked deletion"] += local(element) == "del"
                drop(element)
        for run in list(root.iter("{*}r")):
            if is_on(run, "rPr", "vanish"):
                drop(run)
        self.left_out["embedded file"] += sum(1 for _ in root.iter("{*}altChunk"))

    def _mean(self, paragraph: _Element) -> None:
        """Give a paragraph its meaning for a style, and its label as a bookmark."""
        properties = child(paragraph, "pPr")
        style = self.styles.get(value(properties, "pStyle") or "", ParagraphStyle())
        meaning = style.meaning or _own_heading(properties)
        label, listed = self._listed(properties, style)
        if not meaning or meaning == "code":
            meaning = listed or meaning
        for name in ("pStyle", "numPr"):
            if (said := child(properties, name)) is not None:
                drop(said)
        if not meaning:
            return
        if properties is None:
            properties = like(paragraph, "pPr")
            paragraph.insert(0, properties)
        properties.insert(0, like(properties, "pStyle", val=meaning))
        if label and listed:
            paragraph.insert(1, like(paragraph, "bookmarkStart", name=f"{MARKED}{label}"))

    def _listed(self, properties: _Element | None, style: ParagraphStyle) -> tuple[str, str]:
        """The label of a paragraph and its place in a list; both empty where it is in none."""
        own = value(properties, "numPr", "numId")
        number = own or style.numbering or "0"
        if not self.numbering.knows(number):
            return "", f"more{style.depth}" if style.continues else ""
        said = value(properties, "numPr", "ilvl") or style.level or "0"
        depth = int(said) if said.isdecimal() and len(said) == 1 else 0
        label = self.numbering.next_label(number, depth)
        depth = min(max(depth + 1, style.depth), DEEPEST)
        if not label:
            return "", f"more{depth}"
        is_bullet = self.numbering.is_bullet(number, depth - 1)
        return label, f"{'bullet' if is_bullet else 'number'}{depth}"


def _own_heading(properties: _Element | None) -> str:
    said = value(properties, "outlineLvl")
    return heading(int(said)) if said and said.isdecimal() else ""


def _is_of_word(element: _Element) -> bool:
    """Whether it is no paragraph of a drawing."""
    return "wordprocessingml" in str(element.tag)


def _write_formula(formula: _Element) -> None:
    """Put a run with the formula's words into its place."""
    parent = formula.getparent()
    paragraph = next(formula.iterancestors("{*}p"), None)
    if parent is None or paragraph is None:
        return
    run, words = like(paragraph, "r"), like(paragraph, "t")
    words.text = formula_words(formula).strip()
    run.append(words)
    run.tail = formula.tail
    if local(parent) == "oMathPara" and (outer := parent.getparent()) is not None:
        outer.insert(outer.index(parent), run)
        parent.remove(formula)
    else:
        parent.replace(formula, run)


def _open_box(element: _Element) -> None:
    """Let the words of a text box stand where programs look that know no drawings."""
    if any(True for part in element.iter("{*}Fallback") for _ in part.iter("{*}txbxContent")):
        return
    boxes = [box for choice in element.iter("{*}Choice") for box in choice.iter("{*}txbxContent")]
    parent = element.getparent()
    if not boxes or parent is None:
        return
    picture = like(boxes[0], "pict")
    picture.extend(boxes)
    parent.insert(parent.index(element), picture)
