from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("how", [["--kills", "20"], ["--steps", "--every", "29"]])
def test_no_document_is_lost_or_doubled_by_kills(tmp_path: Path, how: list[str]) -> None:
    """Longer: python -m tests.ledger.kill --kills 100, or --steps for every file operation."""
    folder = "/dev/shm" if os.path.isdir("/dev/shm") else str(tmp_path)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.kill", *how, "--folder", folder],
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 0, done.stdout
