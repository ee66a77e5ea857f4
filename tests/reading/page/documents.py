"""Articles built block by block, with all that a document can hold."""

from __future__ import annotations

from dataclasses import dataclass

from astana_reader.articles.article import Article, text_id
from astana_reader.articles.document import Block, BlockKind, Document, Inline, Metadata, Style

K, S = BlockKind, Style


@dataclass(frozen=True)
class Part:
    """A block to be: its text, what else a block has, and its inlines by their words."""

    text: str
    kind: BlockKind = K.PARAGRAPH
    tight: bool = False
    level: int = 0
    hang: int = 0
    aside: bool = False
    language: str = ""
    label: str = ""
    inlines: tuple[tuple[str, Style, str | int | None], ...] = ()


def built(*parts: Part) -> Article:
    """An article of these blocks, tight ones a newline apart and others a blank line."""
    text, blocks, inlines = "", [], []
    for part in parts:
        text += ("\n" if part.tight else "\n\n") if text else ""
        start = len(text)
        text += part.text
        blocks.append(
            Block(
                start,
                len(text),
                part.kind,
                part.tight,
                part.level,
                part.hang,
                part.aside,
                part.language,
                part.label,
            )
        )
        for words, style, target in part.inlines:
            at = start + part.text.index(words)
            inlines.append(Inline(at, at + len(words), style, target))
    inlines.sort(key=lambda inline: (inline.start, -inline.end))
    metadata = Metadata("All a document holds")
    return Article(text_id(text), Document(text, tuple(blocks), tuple(inlines), metadata=metadata))


def heading(text: str, level: int) -> Part:
    return Part(text, K.HEADING, level=level)


def item(text: str, level: int = 1, *, tight: bool = True) -> Part:
    return Part(text, K.ITEM, tight, level, hang=text.index(" ") + 1)


def row(*cells: str, head: bool = False, tight: bool = True) -> Part:
    return Part(" │ ".join(cells), K.ROW, tight, level=int(head))


def code(text: str, language: str = "") -> Part:
    return Part(text, K.CODE, language=language)


REPORT = (
    heading("Ceasefire monitoring: third report", 1),
    Part(
        "The mission logged 214 incidents between 3 and 9 March, fewer than in any week since "
        "the truce. Ilse Maron presented the figures in Geneva; the raw log is incidents.csv in "
        "the public archive.[1] The earlier count of 240 was withdrawn.",
        inlines=(
            ("214 incidents", S.STRONG, None),
            ("incidents.csv", S.CODE, None),
            ("public archive", S.LINK, "https://mission.example/archive"),
            ("[1]", S.RAISED, None),
            ("[1]", S.LINK, 0),
            ("count of 240", S.STRIKE, None),
        ),
    ),
    heading("What was agreed", 2),
    item("9. Heavy weapons leave the line by 15 March, counted at the depot and not at the front."
         , tight=False),
    item("10. Both sides tell the mission of:"),
    Part("• flights below 1,000 m, told before they start", K.ITEM, True, 2, 2,
         inlines=(("told before they start", S.EMPHASIS, None),)),
    Part("• movements of more than ten vehicles, whatever their load, on the coast road",
         K.ITEM, True, 2, 2, inlines=(("coast road", S.LINK, "https://mission.example/road"),)),
    item("[x] Join two logs of the same hour", tight=False),
    Part("We count what we see and we say what we did not see. Where the road was closed to us, "
         "the table has no number.", K.QUOTATION, level=1),
    Part("Nobody asked before, and whoever asks will have to read the whole of the log.",
         K.QUOTATION, True, 2),
    heading("Incidents by sector", 3),
    Part("Shelling fell by half in the north; the south has not been quiet for a day, and the "
         "mission was twice turned back at Karsa bridge.",
         inlines=(("twice turned back", S.STRONG, None),)),
    Part("Table 2  Incidents by sector and watch", K.CAPTION),
    row("Sector", "Feb, week 4", "March, week 1", "Change", "Held by", head=True, tight=False),
    row("North", "131", "64", "-51 %", "Coastal Guard"),
    row("Centre", "88", "71", "-19 %", "joint patrol"),
    row("South", "74", "79", "+7 %", "Second Brigade"),
    row("Airfield", "–", "–", "", "closed to us"),
    Part("* * *", K.RULE),
    code("# one table each, sectors as rows\n"
         "trucelog weekly logs/*.csv --by sector --since 2026-02-01 --to 2026-03-09 --totals\n"
         "trucelog check logs/2026-03-09.csv\n\n"
         "  line 41: time 25:10 is no time; row left out", "sh"),
    Part("time", K.TERM),
    Part("when it was heard, ISO 8601, with zone", K.MEANING, True),
    Part("sector", K.TERM, True),
    Part("one of the names in sectors.toml; an unknown one stops the run", K.MEANING, True),
    row("Sector", "Observers", "Heard", "Seen", "Agreed on hour", "Agreed on sector", "Remarks",
        head=True, tight=False),
    row("North", "11, of whom 4 at night", "64 incidents between 3 and 9 March", "19", "83 %",
        "61 %", "fog on 5 March; the camera at Karsa bridge sent no picture for nine days"),
    row("South", "3", "79 incidents", "–", "74 %, of how many?", "", ""),
    Part("SNOW: How long?", K.SPEAKER, hang=6),
    Part("MR. HADDAD: Long. We wrote the time of every sound. If you have nothing to "
         "look at, you become a good listener.", K.SPEAKER, hang=12),
    Part("THE OBSERVER OF THE SECOND BRIGADE: It was right, by the way.", K.SPEAKER, hang=36),
    Part("[1] The archive opens after each report. Who decides what is left out is not "
         "said.", K.NOTE, hang=4),
    Part("[2] See the second report.", K.NOTE, hang=4),
    Part("Okoro, L. and Haddad, S. (2021). Silence as a datum. Annals of Monitoring 3, 7–29.",
         hang=4, inlines=(("Annals of Monitoring", S.EMPHASIS, None),)),
    Part("Home · About the mission · Contact",
         inlines=(("Home", S.LINK, "https://mission.example/"),
                  ("About the mission", S.LINK, "https://mission.example/about"),
                  ("Contact", S.LINK, "mailto:press@mission.example"))),
    Part("This copy was made by volunteers and may be given away.", aside=True),
)  # fmt: skip


def report() -> Article:
    return built(*REPORT)
