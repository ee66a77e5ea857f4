"""A library in a temporary folder, and articles marked in it."""

from dataclasses import dataclass
from pathlib import Path

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Annotation
from astana_reader.articles.article import Article
from astana_reader.articles.loading import read_article
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library

TEXT = (
    "The peace talks between the government and the rebels are being held in Astana, the capital "
    "of Kazakhstan, and nobody expects them to last for longer than two days.\n\n"
    "Rebels said on Monday that a first meeting, face to face and without Russian generals, had "
    "failed over the siege of a valley near Damascus which carries water to the city.\n\n"
    "Russia and Turkey brokered the ceasefire in December. Iran, which was not asked, joined them "
    "later and sent a deputy of its foreign minister with a delegation of eleven people.\n"
)
OTHER = (
    "Snow fell on the mountains of the north all week, and the roads to the villages were closed "
    "from Tuesday on, as the ministry of transport announced in a short note to drivers.\n\n"
    "Farmers in the south, meanwhile, hope for rain: the wheat is low, prices are high, and many "
    "have sold the tractors that they bought with cheap loans only three summers ago.\n"
)
"""Shares no run of words with the other."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody's library, with the state of the one who reads."""

    library: Library
    state: Path

    @classmethod
    def at(cls, folder: Path) -> "Desk":
        library = Library(folder, folder / "articles", "a test")
        library.articles.mkdir(parents=True)
        return cls(library, folder / "state")

    def write(self, name: str, text: str = TEXT) -> Path:
        path = self.library.articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, path: Path) -> Opened:
        return self.open_article(read_article(path))

    def open_article(self, article: Article) -> Opened:
        return open_article(self.library, article, self.state)

    def mark(self, path: Path, *quotes: str, tag: str = "talks") -> tuple[Annotation, ...]:
        """Mark passages of an article, saved as the program saves them."""
        return self.mark_in(self.open(path), *quotes, tag=tag)

    def mark_in(self, opened: Opened, *quotes: str, tag: str = "talks") -> tuple[Annotation, ...]:
        from dataclasses import replace

        made = []
        for quote in quotes:
            start = opened.article.text.index(quote)
            span = (start, start + len(quote))
            article = opened.article
            one = new_annotation(opened.records, article.text, article.id, span, "claim")
            made.append(replace(one, tags=(tag,)))
        opened.store.save(opened.ready(apply(opened.records, adding(made))))
        opened.keep_text()
        return tuple(made)

    def quotes(self, path: Path) -> list[str]:
        """The marks that an article shows, orphans in brackets."""
        book = self.open(path).notebook()
        placed = [h.annotation.selector.quote for h in book.highlights]
        return placed + [f"[{a.selector.quote}]" for a in book.orphans]
