"""What is done with a chosen entity."""

from astana_reader.reading.effects import Asked, OpenView
from astana_reader.reading.reading import Reading
from tests.reading.pressing import Press, go_to
from tests.reading.readings import with_findings


def test_a_chosen_entity_is_looked_up_in_all_articles(reading: Reading, press: Press) -> None:
    with_findings(reading)
    go_to(reading, "Putin")
    press("E")
    source = reading.article.source
    own = str(source.path or source.url)
    wanted = tuple(filter(None, ("Vladimir Putin", own)))
    assert press("O") == (OpenView("dossier", Asked(subjects=wanted)),)


def test_without_entities_nothing_is_looked_up(reading: Reading, press: Press) -> None:
    press("E")
    assert press("O") == ()
    assert "Choose an entity" in reading.notice
