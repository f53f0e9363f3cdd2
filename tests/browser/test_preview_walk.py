"""An author looks at an exercise without a site."""

import os
import re
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, look

pytestmark = pytest.mark.browser


def test_an_author_sees_the_exercise_as_a_trainee_would(browser: Browser):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    command = [sys.executable, "-m", "workbench", "preview", "exercise", "post-one-eob", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as preview:
        try:
            address = re.search(r"http://127\.0\.0\.1:\S+", preview.stdout.readline())[0]
            page.goto(address)
            expect(page.locator(".wb-view h1")).to_have_text("PAY-04 Post one EOB", timeout=30_000)
            look(page, "preview")
        finally:
            os.killpg(preview.pid, signal.SIGINT)
            preview.communicate(timeout=30)
            page.close()
