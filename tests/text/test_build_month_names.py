"""The names of a month out of those of the CLDR."""

from astana_reader.text.build_month_names import names_of


def test_all_forms_are_kept_once_without_particles_dots_and_single_letters() -> None:
    months = {
        "format": {"wide": {4: "d’Abril"}, "abbreviated": {4: "d’abr."}},
        "stand-alone": {"wide": {4: "abril"}, "abbreviated": {4: "IV"}},
    }
    assert names_of(months, 4) == "abril abr"
