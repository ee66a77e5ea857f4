"""Pictures of the screen, which the README shows too.

`pytest tests/ui/test_pictures.py --snapshot-update` takes them anew. Rich leaves double underlines
out of them: `test_pen_styles` holds those.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from astana_reader.annotations.edits import adding, find_quote, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.loading import read_article
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library, state_folder
from astana_reader.library.positions import Position, View, save_position
from astana_reader.reading.reading import Saving
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from tests.reading.articles import SEED
from tests.ui.waiting import until

WIDE, NARROW = (120, 40), (80, 24)
MARKS = (
    ("evidence", "The talks were brokered by Russia and Turkey", ("talks",), ""),
    (
        "quote",
        "“I can confirm that the delegations from Russia, Turkey, Iran, (UN Special Envoy for "
        "Syria) Staffan de Mistura and the Syrian opposition delegation are all in Astana "
        "already,”",
        ("astana", "delegations"),
        "CNN only; no second source.",
    ),
    ("claim", "Russia and Turkey led efforts on these latest Syria peace talks", ("talks",), ""),
    (
        "to-verify",
        "losing control of districts of eastern Aleppo they had held for nearly four years",
        ("aleppo",),
        "Since July 2012?",
    ),
    ("evidence", "killed an estimated 400,000 people", ("casualties",), "UN, April 2016."),
    (
        "claim",
        "announced an agreement in which the Syrian government and opposition rebels would "
        "cease fighting",
        ("ceasefire",),
        "",
    ),
    ("quote", "“an important step towards a final crisis resolution”", ("kremlin",), ""),
    ("contradiction", "the two countries have differed in their stance on Assad", ("turkey",), ""),
    ("question", "Turkish forces entered Syria to help end Assad’s rule", ("turkey",), ""),
)
SHELF = (
    # title, source, publication date, times the text of the seed, percent read (None for new)
    ("Astana, a capital that hosts", "economist.com", "2017-01-21", 3, 100),
    ("Ceasefire in Syria: what each side wants", "reuters.com", "2016-12-30", 5, 100),
    ("Counting the dead: how estimates are made", "nature.com", "2016-04-04", 8, None),
    ("The siege of Aleppo, street by street", "theguardian.com", "2016-12-16", 11, 71),
    ("Turkey and Russia: an uneasy partnership", "crisisgroup.org", "", 14, 33),
)

Picture = Callable[..., bool]


class Pictured(ReaderApp):
    """The app, with pictures that all viewers show alike: blanks kept, no fonts fetched."""

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        svg = super().export_screenshot(title=title, simplify=simplify)
        svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
        return svg.replace("<text ", '<text xml:space="preserve" ')


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library with the seed, under a home that looks the same wherever it is."""
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    root = tmp_path / "articles" / "syria"
    (root / "articles").mkdir(parents=True)
    monkeypatch.chdir(root)
    for file in (SEED, SEED.with_name(f"{SEED.name}.toml")):
        (root / "articles" / file.name).write_bytes(file.read_bytes())
    return Library(root, root / "articles", "a test")


@pytest.fixture
def marked(library: Library) -> Opened:
    """The seed with nine highlights."""
    article = read_article(library.articles / SEED.name)
    opened = open_article(library, article)
    made = []
    for pen, quote, tags, note in MARKS:
        span = find_quote(article.text, quote)[0]
        one = new_annotation(opened.records, article.text, article.id, span, pen)
        made.append(replace(one, tags=tags, note=note))
    opened.store.save(apply(opened.records, adding(made)))
    return open_article(library, article)


@pytest.fixture
def picture(snap_compare: Callable[..., bool]) -> Picture:
    """Compares the screen after some keys with the picture of the test's name."""

    def compare(
        start: Opened | Library,
        *keys: str,
        size: tuple[int, int] = WIDE,
        theme: str = "ink",
        quote: str = "",
    ) -> bool:
        app = Pictured(start, Settings(theme=theme), View())

        async def prepare(pilot: Pilot[int]) -> None:
            await until(pilot, lambda: is_complete(app))
            if quote:
                text = app.reading.article.text
                app.reading.page.put(find_quote(text, quote)[0][0], centred=True)
            await pilot.press(*keys)
            await until(pilot, lambda: is_complete(app))
            for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                field.cursor_blink = False
            await pilot.pause()

        if app.session:
            app.session.begin(View())
        try:
            return snap_compare(app, terminal_size=size, run_before=prepare)
        finally:
            assert app.close_saver()

    return compare


def is_complete(app: ReaderApp) -> bool:
    """Whether all that comes from threads and processes is on the screen."""
    if isinstance(app.screen, DeskScreen):
        return not app.screen.desk.reading
    return app.reading.progress >= 1 and app.reading.saving is Saving.SAVED


def test_timeline(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "T", quote="On December 29")


def test_entities(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "E", theme="paper", quote="Putin and Assad")


def test_highlights(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "H", quote="announced an agreement")


def test_narrow(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "s", size=NARROW, quote="Russia and Turkey led efforts")


def test_narrow_with_the_sidebar(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "T", size=NARROW, quote="Russia and Turkey led efforts")


def test_selection(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "v", *"eeee", quote="talks to end the conflict")


def test_tags(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "t", "a", theme="contrast", quote="announced an agreement")


def test_note(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "a", theme="paper", quote="killed an estimated")


def test_export(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "x", quote="announced an agreement")


def test_help(picture: Picture, marked: Opened) -> None:
    assert picture(marked, "question_mark")


def test_library(picture: Picture, marked: Opened, library: Library) -> None:
    seed = marked.article.text
    for number, (title, site, published, times, percent) in enumerate(SHELF):
        path = library.articles / f"{number}.txt"
        path.write_text(f"{title}.\n\n" + seed * times, encoding="utf-8")
        about = [f'title = "{title}"', f'site = "{site}"']
        about += [f"published = {published}"] if published else []
        path.with_name(f"{path.name}.toml").write_text("\n".join(about), encoding="utf-8")
        if percent is not None:
            keys = [read_article(path).id, str(path)]
            opened = f"2017-01-{10 + number}T12:00:00+00:00"
            save_position(state_folder(), keys, Position(percent=percent, opened=opened))
    opened = "2017-01-22T12:00:00+00:00"
    keys = [marked.article.id, str(marked.article.path)]
    save_position(state_folder(), keys, Position(percent=46, opened=opened))
    changed = library.articles / "3.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nMore.\n", encoding="utf-8")
    assert picture(library)
