"""Which file belongs to an article: copies, renames, revisions, texts that share a name."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import Article, Source, text_id
from astana_reader.articles.loading import Input, article_of
from astana_reader.library.identity import slug
from astana_reader.library.index import annotation_files

from .folders import OTHER, TEXT, Desk

QUOTE = "The peace talks"
REVISED = TEXT.replace("Rebels said on Monday", "The rebels told reporters on Monday night")


def test_a_copy_is_the_same_article(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), QUOTE)
    assert desk.quotes(desk.write("copies/b.txt")) == [QUOTE]


def test_a_renamed_file_keeps_its_marks(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    assert desk.quotes(path.rename(path.with_name("renamed.txt"))) == [QUOTE]


def test_a_page_much_like_another_takes_nothing_from_it(desk: Desk) -> None:
    def page(url: str, text: str) -> Article:
        given = Input(text.encode(), "a page", "a page", Source(url=url))
        return article_of(given)

    first = desk.open_article(page("https://example.org/one", TEXT))
    desk.mark_in(first, QUOTE)
    other = desk.open_article(page("https://example.net/two", REVISED))
    assert other.store.path != first.store.path
    assert [said for said in other.problems if "is gone" in said] == []
    assert other.offered


def test_a_file_renamed_and_revised_keeps_its_marks_and_says_so(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    path.unlink()
    again = desk.write("downloaded again.txt", REVISED)
    opened = desk.open(again)
    assert opened.problems == ("Its marks are those of “a.txt”, which is gone.",)
    assert opened.offered is None
    assert desk.quotes(again) == [QUOTE]


def test_a_revision_in_the_same_place_keeps_its_marks(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE, "Rebels said on Monday")
    desk.write("a.txt", REVISED)
    opened = desk.open(path)
    assert opened.problems == ()
    assert desk.quotes(path)[0] == QUOTE
    assert len(desk.quotes(path)) == 2


def test_a_heavy_revision_keeps_its_marks_even_if_its_text_was_not_kept(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    for text in (desk.library.annotations / "texts").iterdir():
        text.unlink()
    more = " ".join(reversed(OTHER.split()))
    desk.write("a.txt", TEXT.partition("\n\n")[0] + "\n\n" + OTHER + more)
    assert desk.quotes(path) == [QUOTE]


def test_two_different_files_of_one_name_never_share_marks(desk: Desk) -> None:
    one, other = desk.write("one/a.txt"), desk.write("other/a.txt", OTHER)
    desk.mark(one, QUOTE)
    assert desk.quotes(other) == []
    desk.mark(other, "Snow fell")
    assert desk.quotes(one) == [QUOTE]
    assert desk.quotes(other) == ["Snow fell"]
    assert len(list(desk.library.annotations.glob("*.json"))) == 2


def test_files_of_one_text_from_two_machines_become_one(desk: Desk, tmp_path: Path) -> None:
    other = Desk.at(tmp_path / "laptop")
    desk.mark(desk.write("a.txt"), QUOTE)
    other.mark(other.write("b.txt", REVISED), "The rebels told")
    other.mark(other.write("b.txt"), "Russia and Turkey")
    for part in (
        *other.library.annotations.glob("*.json"),
        *other.library.annotations.glob("t*/*"),
    ):
        target = desk.library.annotations / part.relative_to(other.library.annotations)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(part, target)
    assert len(annotation_files(desk.library.annotations)) == 2
    path = desk.library.articles / "a.txt"
    assert desk.open(path).problems == (
        f"Taken in: the marks of b-txt-{text_id(REVISED)[:8]}.json.",
    )
    assert sorted(desk.quotes(path)) == sorted([QUOTE, "[The rebels told]", "Russia and Turkey"])
    desk.mark(path, "The peace")
    assert len(annotation_files(desk.library.annotations)) == 1
    assert len(desk.quotes(path)) == 4
    assert desk.open(path).problems == ()
    assert list((desk.library.annotations / ".state").glob("*.merged"))


def test_another_text_in_the_same_place_is_another_article_and_said(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    desk.write("a.txt", OTHER)
    opened = desk.open(path)
    assert opened.problems == ("Another text stood here before: its marks stay with it.",)
    assert desk.quotes(path) == []
    desk.mark(path, "Snow fell")
    desk.write("a.txt")
    assert desk.quotes(path) == [QUOTE]
    desk.write("a.txt", OTHER)
    assert desk.quotes(path) == ["Snow fell"]


def test_a_near_equal_text_elsewhere_is_offered_not_taken(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), QUOTE)
    near = desk.write("b.txt", REVISED)
    opened = desk.open(near)
    assert opened.offered is not None
    assert opened.offered.article.title == "a.txt"
    assert "the marks of “a.txt”, which is much like" in opened.problems[0]
    assert desk.quotes(near) == []


def test_the_same_address_is_the_same_article(desk: Desk) -> None:
    one, other = desk.write("a.txt"), desk.write("b.txt", REVISED)
    for path in (one, other):
        path.with_name(f"{path.name}.toml").write_text('url = "https://example.org/a"')
    desk.mark(one, QUOTE)
    assert desk.quotes(other) == [QUOTE]


def test_a_file_named_in_two_ways_is_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.write("a.txt")
    (desk.library.root / "other").mkdir()
    monkeypatch.chdir(desk.library.root / "other")
    desk.mark(Path("../articles/a.txt"), QUOTE)
    desk.write("a.txt", REVISED)
    assert desk.open(path).offered is None
    assert desk.quotes(path) == [QUOTE]
    link = desk.library.root / "link.txt"
    link.symlink_to(path)
    desk.write("a.txt", REVISED.replace("Iran", "The envoy of Iran"))
    assert desk.quotes(link) == [QUOTE]


def test_many_revisions_in_a_row_keep_the_first_marks(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    text = TEXT
    for n in range(6):
        text += (
            f"\nIn update number {n} the paper adds that talk {n} has ended without any result.\n"
        )
        desk.write("a.txt", text)
        desk.mark(path, f"update number {n}")
    assert len(desk.quotes(path)) == 7
    assert not any(quote.startswith("[") for quote in desk.quotes(path))


def test_a_file_with_an_odd_name_is_marked_like_any_other(desk: Desk) -> None:
    for name in ("odd\udcff.txt", "new\nline.txt", "\x1b[31m.txt", "-.txt"):
        desk.mark(desk.write(name, f"{TEXT}\n{name!a}"), QUOTE)
        assert desk.quotes(desk.library.articles / name) == [QUOTE]


def test_an_article_is_found_by_the_backup_of_its_damaged_file(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, QUOTE)
    desk.mark(path, "Rebels said")
    (file,) = desk.library.annotations.glob("*.json")
    file.write_text("half a fi")
    desk.write("a.txt", REVISED)
    assert desk.quotes(path) == [QUOTE]


@given(st.text())
def test_a_slug_is_a_safe_short_file_name(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= 48
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert not name.endswith("-")


def test_a_slug_reads_like_its_title() -> None:
    assert slug("Syria peace talks: délégués arrive in Astana") == (
        "syria-peace-talks-delegues-arrive-in-astana"
    )
    assert slug("北京") == "article"
    assert slug("a" * 99) == "a" * 48
