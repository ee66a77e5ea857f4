"""Word documents, mails and feeds made for tests."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
STYLES = ("Title", "heading 1", "heading 2", "Quote", "Source Code", "caption")


def word(
    body: str,
    notes: str = "",
    properties: str = "",
    more: dict[str, bytes] | None = None,
    *,
    styles: str = "",
    numbering: str = "",
    main: str = "word/document.xml",
) -> bytes:
    """A Word document with these elements in its body (prefix w), footnotes, styles and lists."""
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target, mode) in enumerate(
            [
                ("styles", "styles.xml", ""),
                ("footnotes", "footnotes.xml", ""),
                ("numbering", "numbering.xml", ""),
                ("hyperlink", "https://example.org/x", ' TargetMode="External"'),
                ("endnotes", "endnotes.xml", ""),
                ("comments", "comments.xml", ""),
            ]
        )
    )
    styles += "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="{name}"/></w:style>'
        for n, name in enumerate(STYLES)
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/></w:lvl>' for depth in range(3)
        )
        + "</w:abstractNum>"
        for n, kind in enumerate(("bullet", "decimal"))
    )
    numbers = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{R}/officeDocument" Target="{main}"/></Relationships>',
        main.replace("word/", "word/_rels/")
        + ".rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        main: f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:m="m"><w:body>{body}'
        "</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{levels}{numbers}{numbering}'
        "</w:numbering>",
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
        "docProps/core.xml": '<p xmlns:dc="dc" xmlns:dcterms="dcterms">' + properties + "</p>",
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({**parts, **(more or {})}).items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", *, numbered: tuple[int, int] | None = None) -> str:
    """A paragraph of Word; `numbered` is its list (1 bullets, 2 numbers) and depth from 0."""
    look = f'<w:pStyle w:val="S{STYLES.index(style)}"/>' if style else ""
    if numbered:
        number, depth = numbered
        look += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}</w:pPr>{text if '<w:' in text else run(text)}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def mail(plain: str | None = None, markup: str | None = None, **headers: str) -> EmailMessage:
    """A mail with a plain text, HTML or both."""
    message = EmailMessage()
    known = {"From": "Ann Lee <ann@example.org>", "Subject": "Re: The talks", **headers}
    for name, value in known.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if markup is not None and plain is not None:
        message.add_alternative(markup, subtype="html")
    elif markup is not None:
        message.set_content(markup, subtype="html")
    return message


def rss(*items: str, title: str = "News") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://example.org/</link><language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def atom(*entries: str, title: str = "News") -> bytes:
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>'
        f'<link href="https://example.org/"/>{"".join(entries)}</feed>'
    ).encode()
