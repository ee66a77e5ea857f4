"""An article is exported alike from the desk, from a view and from where it is read."""

from astana_reader.exchange.formats import DATES, FORMATS, NAMES
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.template_values import template_values
from astana_reader.library.places import Library, state_folder
from astana_reader.reading.effects import Beside, Copy, Export
from astana_reader.reading.exported import marked_article
from astana_reader.reading.views.exporting import export_all, marked_at, with_findings
from astana_reader.reading.views.many import wanted
from astana_reader.reading.views.viewing import Sources
from astana_reader.search.digesting import digests
from astana_reader.settings.config import Settings
from tests.ui.sitting import Sitting, marked, sitting

TEXT = """# The mill

18 May 2024

The council of Oslo sold the mill on 13 May 2024. Mayor Ann Lee signed the deal on Monday.

In 1911 the old bridge fell into the river. Tom Reed of Acme Corp. bought the mill from Oslo.

The fair is due to open on 1 June, said Ann Lee. Brindle was there, and nobody knew Brindle.
"""
QUOTES = ("The council of Oslo sold the mill", "the old bridge fell", "on 1 June")


def from_the_desk(sources: Sources, article: MarkedArticle, form: str) -> str:
    (effect,) = export_all(sources, [article], Export(form, None))
    assert isinstance(effect, Beside)
    (copy,) = effect.work().then
    assert isinstance(copy, Copy)
    return copy.text


async def read_to_the_end(sat: Sitting) -> None:
    await sat.until(lambda: sat.reading.progress == 1 and sat.reading.findings.entities)


async def test_every_format_says_the_same_from_the_desk_as_beside_the_article(
    library: Library,
) -> None:
    library.articles.mkdir(parents=True)
    path = library.articles / "mill.md"
    path.write_text(TEXT, encoding="utf-8")
    marked(path, library, *QUOTES)
    sources = Sources(library, state_folder(), Settings())
    async with sitting(path, library) as sat:
        await read_to_the_end(sat)
        desk = marked_at(sources, path)
        for form in FORMATS.values():
            here = marked_article(sat.reading, (), form.holds, library)
            assert from_the_desk(sources, desk, form.id) == form.write([here]), form.id


async def test_a_view_finds_what_is_found_beside_the_article(library: Library) -> None:
    library.articles.mkdir(parents=True)
    path = library.articles / "mill.md"
    path.write_text(TEXT, encoding="utf-8")
    sources = Sources(library, state_folder(), Settings())
    (digest,) = digests(wanted(sources, [str(path)]))
    assert digest.unsure
    async with sitting(path, library) as sat:
        await read_to_the_end(sat)
        here = marked_article(sat.reading, (), (NAMES, DATES), library)
        view = with_findings(marked_at(sources, path), digest)
        assert view.expressions
        assert view.events == here.events
        assert [(e.name, len(e.mentions)) for e in view.entities] == [
            (e.name, len(e.mentions)) for e in here.entities
        ]
        assert template_values([view]) == template_values([here])
