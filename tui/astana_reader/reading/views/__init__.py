"""Screens of a list and a side over the whole library: tags, search, highlights, dossier, timeline.

To add one, write a module here with a `KIND = ViewKind(...)` and give it a row in `table.py`: its
name there is also the context of its own keys in `settings.actions` (add it to `VIEW_CONTEXTS`,
with a group of actions if it has any), and the row may name an action that shows it from anywhere.
A kind says

- `id`: its name in the table;
- `load(sources, asked)`: a generator, run on a thread, of `View` values: the first as soon as there
  is anything to show, better ones after it. `asked` has what was typed as the query, what the list
  is grouped by, and what the view is about. It is called anew when one of these changes, after an
  edit, and when the reader comes back to the view;
- `actions`: what its own actions do, or what a common one does otherwise: a function of the
  `Viewing` and the keyed `Act` that gives effects. `Beside(work, doing)` does on a thread what
  takes time and tells the `Done` of it, which may know how to undo itself; then the view is loaded
  anew. `OpenArticle(place, at)` reads an article at a place, `OpenView(id, asked)` shows a view;
  Esc and Ctrl+o come back to the same row;
- `detail(sources, view, item)`: what the side needs of the chosen row that takes time, made on a
  thread; `pane.detail` has it once it is there.

A `View` is one frozen value: parts of the header, the query row, items, and functions that paint
an item or the side for a `Pane`. Only what is on the screen is painted. Inks are on the ground
“page”: the frame puts them on the panel or raises them. Dialogs are rows of
`ui/dialogs/view_table.py`, their answers those of `ViewKind.answers`.
"""
