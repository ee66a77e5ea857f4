"""What every test runs under."""

import os

from hypothesis import settings

# No deadline: speed is measured in tests/benchmarks. HYPOTHESIS_PROFILE=thorough looks further.
settings.register_profile("quick", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

_LONGEST_NAME = 60
"""Characters of what a test is given that stand in its name."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a test by the beginning of a long text it is given, not by all of it."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME:
        return f"{val[:20]!r} and more"
    return None
