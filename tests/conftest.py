"""What every test runs under."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # speed is measured in tests/benchmarks
settings.load_profile("patient")
