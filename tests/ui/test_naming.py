"""Entities put right by keys, with the engines in their process."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static
from tinydb import TinyDB

from astana_reader.library.places import Library
from astana_reader.settings.actions import ENTITIES
from astana_reader.ui.dialogs.entity import EntityDialog
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, sitting


def named(sat: Sitting) -> dict[str, str]:
    """The types of all entities by their names."""
    return {entity.name: entity.type for entity in sat.reading.findings.entities}


def people_shown(sat: Sitting) -> list[str]:
    """The names under the first heading of the sidebar, without roles and counts."""
    rows = [row.strip("│▎ ") for row in sat.rows("sidebar")]
    first = next(at for at, row in enumerate(rows) if row.startswith("People"))
    return [row.split("  ")[0] for row in rows[first + 1 :] if row]


async def choose(sat: Sitting, name: str) -> None:
    """Show the entities and choose one by its name."""
    await sat.until(lambda: name in named(sat))
    if sat.reading.tab != ENTITIES or sat.reading.focus != "list":
        await sat.press("E")
    state = sat.reading.list_state
    state.chosen = next(e.id for e in sat.reading.findings.entities if e.name == name)
    state.at = 0
    await sat.press()


async def test_the_seed_names_its_people(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Anuar Zhainakov" in sat.text("sidebar"))
        found = named(sat)
        people = {name for name, type_ in found.items() if type_ == "PERSON"}
        assert people >= {
            "Anuar Zhainakov", "Bashar al-Assad", "Vladimir Putin", "Recep Tayyip Erdogan",
            "Donald Trump", "Mark Toner", "George Krol", "Staffan de Mistura",
        }  # fmt: skip


async def test_by_count_or_in_the_order_of_the_text(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Anuar Zhainakov" in sat.text("sidebar"))
        assert people_shown(sat)[:2] == ["Bashar al-Assad", "Vladimir Putin"]
        await sat.press("c")
        assert people_shown(sat)[:2] == ["Anuar Zhainakov", "Staffan de Mistura"]
        await sat.press("c")
        assert people_shown(sat)[:2] == ["Bashar al-Assad", "Vladimir Putin"]


async def test_all_its_mentions_are_marked_and_walked(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Anuar Zhainakov" in sat.text("sidebar"))
        await sat.press("g", "g", "n")
        mentions = [sat.reading.article.text.index("Bashar al-Assad")]
        while (at := sat.reading.article.text.find("Assad", mentions[-1] + 15)) >= 0:
            mentions.append(at)
        count = len(mentions)
        assert "mention 2 of" in sat.text("sidebar")
        assert sat.styled("Assad", "bold")
        assert 1 < sat.text("minimap").count("•") <= count
        await sat.press("b", "b")
        assert f"mention {count} of {count}" in sat.text("sidebar")
        assert sat.reading.page.is_visible(mentions[-1])
        await sat.press("n")
        assert f"mention 1 of {count}" in sat.text("sidebar")


async def test_the_filter_looks_at_other_forms_too(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Anuar Zhainakov" in sat.text("sidebar"))
        await sat.press("/", *"toner", "enter")
        assert "People 1" in sat.text("sidebar")
        assert "Mark Toner" in sat.text("sidebar")
        assert "Vladimir Putin" not in sat.text("sidebar")


async def test_one_key_each_puts_an_entity_right_and_u_takes_it_back(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "TASS")
        await sat.press("r", "l")
        await sat.until(lambda: named(sat).get("TASS") == "PLACE")
        assert sat.reading.chosen
        assert sat.reading.findings.entities[sat.reading.chosen.index].name == "TASS"
        assert "✓ TASS" in sat.text("sidebar")
        await sat.press("X")
        await sat.until(lambda: "TASS" not in named(sat))
        await sat.press("G")
        assert "Left out 1" in sat.text("sidebar")
        await sat.press("X")
        await sat.until(lambda: named(sat).get("TASS") == "PLACE")
        await sat.press("u", "u", "u")
        await sat.until(lambda: named(sat).get("TASS") == "ORG")
        assert not sat.reading.notebook.corrections


async def test_a_mention_is_split_off_and_merged_back(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "Vladimir Putin")
        await sat.press("n")
        assert sat.reading.list_state.at == 1
        assert sat.reading.chosen
        count = sat.reading.findings.mentions.count(sat.reading.chosen.index)
        await sat.press("S")
        await sat.until(lambda: len(sat.reading.notebook.corrections) == 1)
        await sat.until(lambda: "Putin" in named(sat))
        await choose(sat, "Putin")
        await sat.press("m", *"vladimir")
        await sat.press("enter")
        await sat.until(lambda: "Putin" not in named(sat))
        entities = sat.reading.findings.entities
        number = next(n for n, e in enumerate(entities) if e.name == "Vladimir Putin")
        assert sat.reading.findings.mentions.count(number) == count
        assert entities[number].decided


async def test_the_keys_that_put_it_right_are_told(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "TASS")
        await sat.press("n")
        assert "X no name" in sat.text("status")
        await sat.press("r")
        told = " ".join(sat.text("prefix").split())
        assert told == "r p person o org l place x other Esc cancel"
        await sat.press("escape")
        assert named(sat)["TASS"] == "ORG"


async def test_another_name_is_shown(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "George Krol")
        await sat.press("N", "end", *"ton", "enter")
        await sat.until(lambda: "George Krolton" in named(sat))


async def test_a_selection_becomes_an_entity(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: named(sat))
        sat.go_to("air bombing campaign")
        await sat.press("v", "e", "e", "e", "g", "e", *"org", "enter")
        await sat.until(lambda: named(sat).get("air bombing campaign") == "ORG")


async def test_a_page_tells_all_of_an_entity_and_leads_to_its_sentences(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "Mark Toner")
        await sat.press("o")
        dialog = sat.app.screen.query_one(EntityDialog)
        assert dialog.border_title == "Mark Toner"
        told = dialog.query_one("#about", Static).render()
        assert "also Toner" in str(told)
        assert "with " in str(told)
        await sat.press("down", "enter")
        assert not sat.app.screen.query(EntityDialog)
        text = sat.reading.article.text
        assert text.startswith("Toner said", sat.reading.page.caret)


async def test_what_the_library_leaves_out_is_told_and_can_be_brought_back(
    library: Library, path: Path, tmp_path: Path
) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "TASS")
        await sat.press("X")
        await sat.until(lambda: "TASS" not in named(sat))
        await sat.press("G", "A")
        await sat.until(lambda: sat.reading.remembered and sat.reading.findings.left_out)
        assert "Left out 1" in sat.text("sidebar")
    other = tmp_path / "other.txt"
    other.write_text("A report\n\nThe Russian news agency TASS said so in Moscow on Monday.\n")
    async with sitting(other, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Moscow" in named(sat))
        assert "TASS" not in named(sat)
        await sat.press("G")
        assert "Left out 1" in sat.text("sidebar")
        assert "in the whole library" in " ".join(sat.text("sidebar").split())
        await sat.press("X")
        assert "A brings it back" in sat.reading.notice
        await sat.press("A")
        await sat.until(lambda: named(sat).get("TASS") == "ORG")
        assert not sat.reading.remembered


async def test_the_library_remembers_for_other_articles(
    library: Library, path: Path, tmp_path: Path
) -> None:
    async with sitting(SEED, library) as sat:
        await choose(sat, "TASS")
        await sat.press("A")
        assert "Put it right first" in sat.reading.notice
        await sat.press("r", "l")
        await sat.until(lambda: named(sat).get("TASS") == "PLACE")
        await sat.press("A")
        await sat.until(lambda: sat.reading.remembered)
    with TinyDB(library.annotations / "entities.json") as database:
        kept = database.table("entities").all()
    assert [(row["name"], row["verdict"]) for row in kept] == [
        ("TASS", {"kind": "retype", "type": "PLACE"})
    ]
    other = tmp_path / "other.txt"
    other.write_text("A report\n\nThe Russian news agency TASS said so on Monday.\n")
    async with sitting(other, library) as sat:
        await sat.until(lambda: named(sat).get("TASS") == "PLACE")
        await choose(sat, "TASS")


UNSURE = (
    "Senator Ann Lee spoke in Oslo. Tom Lee, a farmer, listened. The senator left early. "
    "Then Lee left. She praised the Brightwater Accord.\n"
)


async def test_names_that_are_not_sure_are_folded_until_a_key_shows_them(
    library: Library, tmp_path: Path
) -> None:
    article = tmp_path / "unsure.txt"
    article.write_text(f"A report\n\n{UNSURE}")
    async with sitting(article, library) as sat:
        await sat.press("E")
        await sat.until(lambda: "Maybe 1" in sat.text("sidebar"))
        assert "Brightwater" not in sat.text("sidebar")
        await sat.press("z", "G")
        assert "Brightwater Accord" in sat.text("sidebar")
        await sat.press("r", "p")
        await sat.until(lambda: "Maybe" not in sat.text("sidebar"))
        assert "✓ Brightwater Accord" in sat.text("sidebar")
        await sat.press("z")
        assert sat.reading.notice == "Every name here is sure."


async def test_a_surname_that_fits_two_is_joined_with_one(library: Library, tmp_path: Path) -> None:
    article = tmp_path / "unsure.txt"
    article.write_text(f"A report\n\n{UNSURE}")
    async with sitting(article, library) as sat:
        await choose(sat, "Tom Lee")
        await sat.press("=")
        assert "m merges any" in sat.reading.notice
        await choose(sat, "Lee")
        await sat.press("=", "enter")
        await sat.until(lambda: "Lee" not in named(sat))
        ann = next(n for n, e in enumerate(sat.reading.findings.entities) if e.name == "Ann Lee")
        assert sat.reading.findings.mentions.count(ann) == 2


async def test_what_stands_for_a_name_is_dotted_and_leads_to_it(
    library: Library, tmp_path: Path
) -> None:
    article = tmp_path / "unsure.txt"
    article.write_text(f"A report\n\n{UNSURE}")
    async with sitting(article, library) as sat:
        await sat.until(lambda: "Lee" in named(sat))
        sat.go_to("The senator")
        await sat.press("right")
        assert "stands for it" in sat.text("status")
        assert sat.reading.list_state.chosen == sat.reading.findings.entities[0].id
        assert sat.styled("e", "underline")
        assert not sat.styled("The senator", "underline")


async def test_the_sidebar_says_where_names_are_found_only_if_sure(
    library: Library, tmp_path: Path
) -> None:
    article = tmp_path / "bericht.txt"
    article.write_text(
        "Bericht\n\nDer Zug kam am Montag in Berlin an, und die Leute waren nicht am Bahnhof. "
        "Es war auch für die Stadt eine neue Lage, weil sie noch nie so viele Gäste hatte.\n"
    )
    async with sitting(article, library) as sat:
        await sat.press("E")

        def told() -> str:
            return " ".join(" ".join(row.strip("│▎ ") for row in sat.rows("sidebar")).split())

        await sat.until(lambda: "Names are found" in told())
        assert told().count("Names are found in English only") == 1
        assert "Names are found" not in sat.text("status")
