"""Makes sure that the browser tests have a Chromium: one that is here, else Playwright's own, else the system's when root."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> str:
    """What is wrong, in one sentence; empty when a Chromium is ready."""
    if _here() or _playwrights_own():
        return ""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if _playwrights_own():
        return ""
    if os.getuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "chromium"]):
            subprocess.run(command, check=False)
    return "" if _here() else "The browser tests need Chromium, and it could not be installed. Install it and run this again."


def _here() -> bool:
    return any(shutil.which(name) for name in NAMES)


def _playwrights_own() -> bool:
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(args=["--no-sandbox"] if os.getuid() == 0 else []).close()
        except Error:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main() or 0)
