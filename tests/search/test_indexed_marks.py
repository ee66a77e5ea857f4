"""The index tells of highlights what their files say, and meets queries as these do."""

from datetime import date
from pathlib import Path

import pytest

from astana_reader.annotations.records import Annotation
from astana_reader.library.marks import LibraryMarks, mark_files
from astana_reader.search.evaluating import matching_marks
from astana_reader.search.facts import ArticleFacts, Linked, matches_mark
from astana_reader.search.index import Index
from astana_reader.search.indexed_marks import first_indexed, indexed_marks, publication_days
from astana_reader.search.parsing import parse_query

from .indexed import Indexed, indexed, link, mark
from .test_searching import filled

QUERIES = (
    "ceasefire", "-ceasefire", "pen:claim", "pen:claim or tag:farming", "tag:front -pen:question",
    "in:note ankara", "in:quote monday", "note:*", "without:evidence", "without:answer",
    "link:supports", "link:*", "near(rebels monday)", "“the wheat is low”", "whe*", "“low the”",
    "title:snow", "before:2017-03", "after:2017-03", "nothing", "-tag:farming -note:*",
)  # fmt: skip


def files_of(library: Indexed) -> LibraryMarks:
    *_, marks = filter(None, mark_files(library.desk.library.annotations).read())
    return marks


@pytest.mark.parametrize("full_text", [True, False])
def test_a_query_is_met_as_by_the_files(tmp_path: Path, full_text: bool) -> None:
    with indexed(tmp_path, full_text=full_text) as library:
        talks, snow = filled(library)
        claim, wheat = _of(library, "brokered the ceasefire"), _of(library, "the wheat is low")
        link(library.desk, snow, wheat, claim, "supports")
        library.update()
        marks = files_of(library)
        linked = Linked.of(one for file in marks.files for one in file.links)
        days = publication_days(library.database)
        for query in map(parse_query, QUERIES):
            met = {
                one.id
                for file in marks.files
                for one in file.marks
                if matches_mark(query, _facts(file.title, days.get(file.path.name)), one, linked)
            }
            assert matching_marks(Index(library.database), query) == met, query.typed
        assert talks.exists()


def _facts(title: str, day: date | None) -> ArticleFacts:
    return ArticleFacts(title, published=day)


def _of(library: Indexed, quote: str) -> Annotation:
    found = files_of(library).by_id.values()
    return next(one for _, one in found if one.selector.quote == quote)


def test_the_index_holds_what_the_files_show(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        _, snow = filled(library)
        claim, wheat = _of(library, "brokered the ceasefire"), _of(library, "the wheat is low")
        link(library.desk, snow, wheat, claim, "answers")
        library.update()
        marks, annotations = files_of(library), library.desk.library.annotations
        kept = list(indexed_marks(library.database, annotations))
        known = LibraryMarks.of(each.file for each in kept if each.file)
        assert _shown(known) == _shown(marks)
        assert {end.words for end in known.ends(claim.id)} == {"answered by"}
        stamps = mark_files(annotations).kept
        assert {e.file.path: e.stamp for e in kept if e.file} == {
            path: each.stamp for path, each in stamps.items()
        }
        (first,) = first_indexed(library.database, annotations, 1)
        assert first.file
        assert first.file.place == snow


def _shown(marks: LibraryMarks) -> dict[str, tuple[object, ...]]:
    return {
        id: (file.path, file.place, one.selector.quote, one.pen, one.tags, one.note, one.created)
        for id, (file, one) in marks.by_id.items()
    }


def test_what_changed_since_is_read_from_its_file(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        talks, _ = filled(library)
        annotations = library.desk.library.annotations
        mark(library.desk, talks, "a first meeting", "to-verify")
        files = mark_files(annotations)
        kept = indexed_marks(library.database, annotations)
        files.kept = {each.file.path: each for each in kept if each.file}
        *_, marks = filter(None, files.read())
        assert len(marks.by_id) == 4
        assert sorted(each.is_indexed for each in files.kept.values()) == [False, True]
