"""What the engines read: prose, with the kinds of its blocks and no addresses of the web."""

from astana_reader.articles.document import Block, BlockKind
from astana_reader.entities.lines import read_lines


def _words(text: str, *blocks: Block) -> list[list[str]]:
    return [line.words for line in read_lines(text, blocks)]


def test_code_rules_and_asides_are_left_out() -> None:
    text = "Riga\n\nBerlin\n\nParis"
    blocks = (Block(0, 4), Block(6, 12, BlockKind.CODE), Block(14, 19, aside=True))
    assert _words(text, *blocks) == [["Riga"]]


def test_a_speaker_s_name_is_a_line_of_its_own() -> None:
    text = "SNOW: Good evening."
    label, words = read_lines(text, [Block(0, len(text), BlockKind.SPEAKER)])
    assert (label.words, label.place) == (["SNOW"], "speaker")
    assert (words.words, words.place) == (["Good", "evening", "."], "")


def test_an_address_is_one_word_without_capitals() -> None:
    text = "See http://www.example.com/News/World or Ann.Lee@Example.org now"
    assert _words(text, Block(0, len(text))) == [
        ["See", "http://www.example.com/news/world", "or", "ann.lee@example.org", "now"]
    ]


def test_initials_without_the_last_period_are_one_word() -> None:
    text = "The U.S sent one."
    assert _words(text, Block(0, len(text)))[0][:2] == ["The", "U.S"]


def test_a_sentence_of_names_is_no_title() -> None:
    text = "Anna Brandt Met Otto Kranz Today"
    assert [line.look for line in read_lines(text, [Block(0, len(text))])] == ["title"]
    text += "."
    assert [line.look for line in read_lines(text, [Block(0, len(text))])] == [""]
