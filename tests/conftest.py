"""What every test runs under."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # speed is measured in tests/benchmarks
settings.load_profile("patient")

_LONGEST_NAME = 60
"""Characters of what a test is given that stand in its name."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a test by the beginning of a long text it is given, not by all of it."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME:
        return f"{val[:20]!r} and more"
    return None
