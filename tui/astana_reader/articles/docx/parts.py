"""Where the parts of a Word document stand in its archive (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from astana_reader.articles.archive import Archive, resolve

from .xml import parsed, value

_USUAL = "word/document.xml"


def named_parts(archive: Archive) -> Mapping[str, str]:
    """The paths of the parts that the document has, by what they are: document, footnotes, styles.

    Raises etree.XMLSyntaxError where what tells of them is damaged.
    """
    main = _related(archive, "").get("officeDocument", _USUAL)
    found = {"document": main if archive.find(main) else _USUAL}
    for kind, path in _related(archive, found["document"]).items():
        if archive.find(path):
            found.setdefault(kind, path)
    return found


def _related(archive: Archive, path: str) -> dict[str, str]:
    """What a part refers to inside the archive, by kind, the first of each."""
    folder, name = posixpath.split(path)
    data = archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in parsed(data) if data else ():
        kind = (value(relation, key="Type") or "").rpartition("/")[2]
        target = resolve(path or "x", value(relation, key="Target") or "")
        if target is not None and value(relation, key="TargetMode") != "External":
            found.setdefault(kind, target[0])
    return found
