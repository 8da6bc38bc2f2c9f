"""Every check in order, stopping at the first that fails; pytest comes last, so its summary closes the run.

Arguments are handed on to pytest: `python tests/run.py tests/reading -k header`.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Two workers: the browser and PostgreSQL need processor time of their own
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-n", "2", "--dist", "loadgroup", "--cov", "--cov-report", "term:skip-covered"),
)


def main(for_pytest: list[str]) -> int:
    for module, *arguments in CHECKS:
        arguments += for_pytest if module == "pytest" else []
        print(f"\n$ {module} {' '.join(arguments)}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], cwd=ROOT, env=os.environ, check=False
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
