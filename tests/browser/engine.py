"""IBM's accessibility engine, a second judge beside axe: ``python tests/browser/engine.py``.

It is published for npm alone, so npm fetches its package, from wherever npm is told to; its
digest is here, and its one file is kept beside the installed packages. Where npm is missing it is
installed, if that is allowed here; else the run fails and says what to install.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "accessibility-checker-engine", "4.0.34"
DIGEST = "nGE7j5gI/914QLgt1tFcjM9kCr4EKx3HxctsZE8BobObYmQr+UoYsKdWVLowG4QHCB7G/F0Prr3kTwKENPHrcA=="
FILE = Path(sys.prefix) / f"{PACKAGE}-{VERSION}.js"
NO_NPM = (
    "The browser tests fetch IBM's accessibility engine with npm; install it (apt install npm) "
    "and run this again."
)
NOT_FETCHED = f"npm could not fetch {PACKAGE} {VERSION}, which the browser tests need."
ANOTHER = f"What npm brought is not {PACKAGE} {VERSION} as it was when it was chosen."


def engine() -> str:
    """Its script, fetched the first time. Ends the run with a sentence where it cannot be had."""
    if not FILE.exists():
        _keep(_verified(_fetched()))
    return FILE.read_text(encoding="utf-8")


def _npm() -> str:
    if not shutil.which("npm") and os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update"], ["install", "-y", "--no-install-recommends", "npm"]):
            subprocess.run(["apt-get", "-qq", *words], check=False, stdout=subprocess.DEVNULL)
    return shutil.which("npm") or sys.exit(NO_NPM)


def _fetched() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        words = [_npm(), "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(words, cwd=folder, check=False, stdout=subprocess.DEVNULL)
        packed = next(Path(folder).glob("*.tgz"), None)
        return packed.read_bytes() if packed else sys.exit(NOT_FETCHED)


def _verified(package: bytes) -> bytes:
    digest = base64.b64encode(hashlib.sha512(package).digest()).decode()
    return package if digest == DIGEST else sys.exit(ANOTHER)


def _keep(package: bytes) -> None:
    """All of it or nothing: two workers may arrive here at once."""
    with tempfile.TemporaryDirectory(dir=FILE.parent) as folder:
        packed, part = Path(folder, "packed"), Path(folder, "part")
        packed.write_bytes(package)
        with tarfile.open(packed) as opened:
            script = opened.extractfile("package/ace.js")
            part.write_bytes(script.read() if script else sys.exit(ANOTHER))
        part.replace(FILE)


if __name__ == "__main__":
    engine()
