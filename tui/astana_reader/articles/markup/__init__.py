"""A tree of HTML elements becomes blocks: for web pages, Markdown, EPUB, DOCX and mail alike.

`tree.parse_html` gives a tree (an XML tree with namespaces will do), `blocks.pieces_of` its
pieces, `pieces.assembled` the document. A book of many pages takes one `Walk` over all of them:

    notes = find_notes(pages, resolve)       # pages: (name, tree); resolve(page, href) -> Target
    walk = Walk(notes)
    for name, tree in pages:
        walk.page(tree, Links(target, picture, page=name))
    assembled(walk.flow.pieces, metadata, notices, outline)

where a target is a checked URL or `Anchor(page, id)`; `Anchor(page, "")` is where a page begins.
"""
