"""Small EPUBs, sound ones and others."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
METADATA = "<dc:title>A Book</dc:title><dc:language>en</dc:language>"


def page(body: str) -> str:
    """An XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>Not read</title></head><body>{body}</body></html>"
    )


def package(
    pages: Sequence[str], *, metadata: str = METADATA, items: str = "", spine: str | None = None
) -> str:
    """A package of pages in `book/`, by their file names; ids are p0, p1 and so on."""
    named = "".join(
        f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{named}{items}</manifest>"
        f"<spine>{order if spine is None else spine}</spine></package>"
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of an EPUB with these parts and a container."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        for name, content in {"META-INF/container.xml": CONTAINER, **parts}.items():
            file.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_epub(
    bodies: Mapping[str, str],
    parts: Mapping[str, str | bytes] | None = None,
    *,
    metadata: str = METADATA,
    items: str = "",
    spine: str | None = None,
) -> bytes:
    """An EPUB with a page for each body, by its file name, and other parts beside them."""
    pages = {f"book/{name}": page(body) for name, body in bodies.items()}
    opf = package(list(bodies), metadata=metadata, items=items, spine=spine)
    return archive({"book/package.opf": opf, **pages, **(parts or {})})
