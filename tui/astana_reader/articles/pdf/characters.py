"""Pages of a PDF to runs of glyphs, by pdfium.

A call for each character would cost as much as all the rest, so the text of a page is asked for
at once, cut at pdfium's line ends, and each line cut by halving where the text object changes.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .page import RIGHT_TO_LEFT, WORD_END, Font, Run

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LINE = re.compile("[^\r\n\x02]+\x02?|\x02")
_BOLD = re.compile("bold|black|heavy|demi|medi(?!um)|cm(?:ss)?bx|sfbx", re.IGNORECASE)
_ITALIC = re.compile("ital|obliq|slant|cmti|cmsl|sfti", re.IGNORECASE)
_MONO = re.compile("mono|monl|courier|consol|typewriter|cmtt|sftt|menlo", re.IGNORECASE)
_FIXED_FLAG, _ITALIC_FLAG, _BOLD_FLAG = 1, 1 << 6, 1 << 18
_RAISABLE = re.compile(r"(?<=[^\W\d]|[.,;:!?\"'”’»)])\d{1,3}(?!\d|[.,]\d)|^\d{1,3}(?=[^\W\d])")
_ARTIFACT = "Artifact\0"
_SURROGATE = re.compile("[\ud800-\udfff]")
_RAISED = 0.2
"""Of the type size: a figure that begins higher above the baseline is raised."""
_MOST_OBJECTS = 5_000
"""Of a page among which pictures are looked for; more are a drawing."""
_MOST_CHARACTERS = 200_000
"""Of a page that are read; more are no page."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The runs of a page as drawn, turned so that most of them read from left to right."""

    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: int
    sideways: int
    """Runs left out because they are turned against the rest."""
    damaged: bool = False
    cut: bool = False
    """Whether there is more on the page than is read."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    run: Run
    quarter: int
    """Turns by 90 degrees against the page, from 0 to 3."""
    x: float
    y: float
    """Its middle, as the page counts."""


def read_glyphs(document: PdfDocument, number: int) -> Glyphs:
    """The runs of page `number`, from 0. Raises pypdfium2.PdfiumError where it can't be read."""
    import pypdfium2.raw as pdfium

    is_tagged = bool(pdfium.FPDFCatalog_IsTagged(document.raw))
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            drawn = list(_drawn(textpage.raw, is_tagged=is_tagged))
            cut = textpage.count_chars() > _MOST_CHARACTERS
        finally:
            textpage.close()
        left, bottom, right, top = page.get_bbox()
        pictures, links = _pictures(page), _links(document, page)
    finally:
        page.close()
    inside = [d for d in drawn if left < d.x < right and bottom < d.y < top]
    main = _main_quarter(inside)
    runs = tuple(_linked(d, links) for d in inside if d.quarter == main)
    width, height = right - left, top - bottom
    if main % 2:
        width, height = height, width
    sideways = len(inside) - len(runs)
    if _is_right_to_left(runs):
        runs = tuple(_mirrored(run, width) for run in runs)
    return Glyphs(width, height, runs, pictures, sideways, cut=cut)


def _is_right_to_left(runs: Iterable[Run]) -> bool:
    letters = sum(len(run.text) for run in runs)
    return 2 * sum(len(RIGHT_TO_LEFT.findall(run.text)) for run in runs) > letters > 0


def _mirrored(run: Run, width: float) -> Run:
    """The run as a mirror shows it, so that a line begins at the left as any other."""
    left, right = width - run.right, width - run.left
    word = len(WORD_END.split(run.text.strip(), maxsplit=1)[0]) / len(run.text.strip())
    return replace(run, left=left, right=right, word=left + word * (right - left))


def _main_quarter(drawn: list[_Drawn]) -> int:
    letters = Counter[int]()
    for d in drawn:
        letters[d.quarter] += len(d.run.text)
    return letters.most_common(1)[0][0] if letters else 0


def _drawn(textpage: Any, *, is_tagged: bool) -> Iterator[_Drawn]:
    import pypdfium2.raw as pdfium

    text = _page_text(textpage)
    fonts: dict[int | None, Font] = {}
    for line in _LINE.finditer(text):
        for start, end in _objects(textpage, line.start(), line.end()):
            words = text[start:end]
            if not words.strip():
                continue
            first = start + len(words) - len(words.lstrip())
            drawn = pdfium.FPDFText_GetTextObject(textpage, first)
            font_object = pdfium.FPDFTextObj_GetFont(drawn)
            key = ctypes.cast(font_object, ctypes.c_void_p).value
            if key not in fonts:
                fonts[key] = _font(font_object)
            artifact = is_tagged and _is_artifact(drawn)
            for part in _parts(words):
                yield _placed(textpage, words[part], start + part.start, fonts[key], artifact)


def _is_artifact(drawn: Any) -> bool:
    """Whether a tagged PDF says that it is no part of the text: PDF 1.7, 14.8.2.2."""
    import pypdfium2.raw as pdfium

    size = ctypes.c_ulong()
    for index in range(min(pdfium.FPDFPageObj_CountMarks(drawn), 8)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        buffer = (ctypes.c_ushort * len(_ARTIFACT))()
        room = ctypes.sizeof(buffer)
        found = pdfium.FPDFPageObjMark_GetName(mark, buffer, room, size) and size.value == room
        if found and "".join(map(chr, buffer)) == _ARTIFACT:
            return True
    return False


def _parts(words: str) -> Iterator[slice]:
    """The run cut where a number begins or ends that its font may have raised."""
    cuts = sorted({0, len(words), *(edge for m in _RAISABLE.finditer(words) for edge in m.span())})
    for start, end in pairwise(cuts):
        if words[start:end].strip():
            yield slice(start, end)


def _page_text(textpage: Any) -> str:
    """The page's UTF-16 units, each at the index by which pdfium knows it."""
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFText_CountChars(textpage), _MOST_CHARACTERS)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    given = pdfium.FPDFText_GetText(textpage, 0, count, buffer) - 1
    if given == count:
        return "".join(map(chr, buffer[:count])).replace("\ufffe", "\x02")
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _objects(textpage: Any, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of `start` to `end` that belong to one text object each."""
    import pypdfium2.raw as pdfium

    def at(index: int) -> int | None:
        return ctypes.cast(pdfium.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value

    while start < end:
        same, other = start, end
        own = at(start)
        step = end - start - 1
        while other - same > 1:
            middle = min(same + max(step, 1), other - 1)
            if at(middle) == own:
                same = middle
            else:
                other = middle
            step = (other - same) // 2
        yield start, same + 1
        start = same + 1


def _placed(textpage: Any, words: str, start: int, font: Font, artifact: bool) -> _Drawn:
    import pypdfium2.raw as pdfium

    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    one, two = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(textpage, first, one)
    pdfium.FPDFText_GetLooseCharBox(textpage, last, two)
    pdfium.FPDFText_GetCharOrigin(textpage, first, x, y)
    pdfium.FPDFText_GetMatrix(textpage, first, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, first) * math.hypot(matrix.c, matrix.d)
    quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    end_of_word = WORD_END.search(words)
    inner = pdfium.FS_RECTF()
    inner_index = start + end_of_word.start() - 1 if end_of_word else last
    pdfium.FPDFText_GetLooseCharBox(textpage, inner_index, inner)
    left, right = min(one.left, two.left), max(one.right, two.right)
    low, high = min(one.bottom, two.bottom), max(one.top, two.top)
    begin, end, word, baseline = (
        (left, right, inner.right, y.value),
        (low, high, inner.top, -x.value),
        (-right, -left, -inner.left, -y.value),
        (-high, -low, -inner.bottom, x.value),
    )[quarter]
    raised = words.strip().isdigit() and _is_raised(textpage, first, y.value, size)
    if _SURROGATE.search(words):
        words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    run = Run(words, begin, end, word, baseline, abs(size), font, raised, "", artifact)
    return _Drawn(run, quarter, (left + right) / 2, (low + high) / 2)


def _is_raised(textpage: Any, index: int, baseline: float, size: float) -> bool:
    """Whether a glyph is drawn above its own baseline: a font's own superior figure."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return bottom.value - baseline > _RAISED * size


def _font(font: Any) -> Font:
    import pypdfium2.raw as pdfium

    if not font:
        return Font()
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    return Font(
        bold=bool(_BOLD.search(name) or flags & _BOLD_FLAG),
        italic=bool(_ITALIC.search(name) or flags & _ITALIC_FLAG),
        mono=bool(_MONO.search(name) or flags & _FIXED_FLAG),
    )


def _pictures(page: PdfPage) -> int:
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    objects = (pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count))
    return sum(pdfium.FPDFPageObj_GetType(o) == pdfium.FPDF_PAGEOBJ_IMAGE for o in objects)


@dataclass(frozen=True, slots=True)
class _Link:
    left: float
    bottom: float
    right: float
    top: float
    url: str


def _links(document: PdfDocument, page: PdfPage) -> list[_Link]:
    """The page's links to the web; those within the file are left to the notes."""
    import pypdfium2.raw as pdfium

    found = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        box = pdfium.FS_RECTF()
        if length > 1 and pdfium.FPDFLink_GetAnnotRect(link, box):
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            url = buffer.value.decode("utf-8", "replace")
            found.append(_Link(box.left, box.bottom, box.right, box.top, url))
    return found


def _linked(drawn: _Drawn, links: list[_Link]) -> Run:
    for link in links:
        if link.left <= drawn.x <= link.right and link.bottom <= drawn.y <= link.top:
            return replace(drawn.run, url=link.url)
    return drawn.run
