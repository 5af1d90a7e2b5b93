"""Settings for the whole suite."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No test depends on the clock or on chance: a slow machine and a lucky draw must not decide whether CI passes.
settings.register_profile("dragoman", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dragoman")
