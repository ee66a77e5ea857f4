"""A PDF of lines set at given places, written by hand: each letter is half an em wide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 400, 600
_FONTS = {"text": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}
_FONTS["code"] = "Courier"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True)
class Set:
    """A line of text: its left edge and baseline from the foot of the page, in points."""

    text: str
    left: float
    baseline: float
    size: float = 10
    font: str = "text"
    url: str = ""
    turned: bool = False
    artifact: bool = False

    @property
    def width(self) -> float:
        return len(self.text) * self.size / 2


@dataclass
class Objects:
    """The numbered objects of a PDF."""

    bodies: list[bytes] = field(default_factory=list)

    def add(self, body: str | bytes) -> int:
        self.bodies.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.bodies)


def make_pdf(
    pages: Sequence[Iterable[Set]],
    *,
    info: str = "",
    bookmarks: Sequence[tuple[str, int]] = (),
    labels: str = "",
    pictures: bool = False,
    password: str = "",
) -> bytes:
    """A PDF with a page for each sequence of lines; `bookmarks` name a title and its page."""
    objects = Objects()
    catalog, tree = objects.add(""), objects.add("")
    fonts = " ".join(f"/{name} {objects.add(_font(base))} 0 R" for name, base in _FONTS.items())
    image = objects.add(_image()) if pictures else 0
    key = _key(password) if password else b""
    kept = [list(lines) for lines in pages]
    numbers = [_page(objects, tree, fonts, image, lines, key) for lines in kept]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects.bodies[tree - 1] = f"<</Type/Pages/Kids[{kids}]/Count {len(numbers)}>>".encode()
    more = "/MarkInfo<</Marked true>>" if any(s.artifact for lines in kept for s in lines) else ""
    more += f"/PageLabels<</Nums[{labels}]>>" if labels else ""
    if bookmarks:
        more += f"/Outlines {_outline(objects, bookmarks, numbers)} 0 R"
    objects.bodies[catalog - 1] = f"<</Type/Catalog/Pages {tree} 0 R{more}>>".encode("latin-1")
    trailer = f"/Info {objects.add(f'<<{info}>>')} 0 R" if info else ""
    if password:
        trailer += f"/Encrypt {objects.add(_encryption(password))} 0 R/ID[<00><00>]"
    return _written(objects, catalog, trailer)


def _font(base: str) -> str:
    widths = " ".join(["500" if base != "Courier" else "600"] * 223)
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding"
        f"/FirstChar 32/LastChar 255/Widths[{widths} 600]>>"
    )


def _image() -> str:
    return (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>stream\nA\nendstream"
    )


def _page(objects: Objects, tree: int, fonts: str, image: int, lines: list[Set], key: bytes) -> int:
    drawn = b"".join(_drawn(line) for line in lines)
    if image:
        drawn += b"q 300 0 0 400 50 100 cm /Im Do Q\n"
    number = len(objects.bodies) + 1
    content = _rc4(_object_key(key, number), drawn) if key else drawn
    stream = f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream"
    contents = objects.add(stream)
    links = [objects.add(_link(line)) for line in lines if line.url]
    annotations = " ".join(f"{link} 0 R" for link in links)
    pictures = f"/XObject<</Im {image} 0 R>>" if image else ""
    return objects.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {contents} 0 R"
        f"/Resources<</Font<<{fonts}>>{pictures}>>/Annots[{annotations}]>>"
    )


def _drawn(line: Set) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", rb"\\")
    text = text.replace(b"(", rb"\(").replace(b")", rb"\)")
    turn = "0 1 -1 0" if line.turned else "1 0 0 1"
    before, after = (b"/Artifact BMC ", b" EMC") if line.artifact else (b"", b"")
    place = f"BT /{line.font} {line.size} Tf {turn} {line.left} {line.baseline} Tm ("
    return before + place.encode() + text + b") Tj ET" + after + b"\n"


def _link(line: Set) -> str:
    right, top = line.left + line.width, line.baseline + line.size
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{line.left} {line.baseline - 2} {right} {top}]"
        f"/A<</S/URI/URI({line.url})>>>>"
    )


def _outline(objects: Objects, bookmarks: Sequence[tuple[str, int]], pages: list[int]) -> int:
    root = objects.add("")
    first = len(objects.bodies) + 1
    last = first + len(bookmarks) - 1
    for number, (title, page) in enumerate(bookmarks, first):
        following = f"/Next {number + 1} 0 R" if number < last else ""
        objects.add(f"<</Title({title})/Parent {root} 0 R/Dest[{pages[page]} 0 R/Fit]{following}>>")
    objects.bodies[root - 1] = f"<</First {first} 0 R/Last {last} 0 R>>".encode()
    return root


def _written(objects: Objects, catalog: int, trailer: str) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects.bodies, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(offsets) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root {catalog} 0 R"
    return data + f"{end}{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def _padded(password: str) -> bytes:
    return (password.encode() + _PADDING)[:32]


def _owner_entry(password: str) -> bytes:
    return _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    """The file's key: PDF 1.7, 7.6.3.3, algorithm 2, revision 2."""
    rights = (-4).to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(password) + _owner_entry(password) + rights + b"\0").digest()[:5]


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _encryption(password: str) -> str:
    user = _rc4(_key(password), _PADDING).hex()
    return f"<</Filter/Standard/V 1/R 2/P -4/O<{_owner_entry(password).hex()}>/U<{user}>>>"


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
