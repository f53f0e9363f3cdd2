"""The words of the asleep and signed-out veils. The page's own script runs in node, over elements that only remember text."""

import subprocess

import pytest

from workbench.hub.node import node
from workbench.hub.places import TEMPLATES

PAGE = (TEMPLATES / "voila" / "templates" / "workbench" / "page.js").read_text("utf-8")
BROWSER = """
const made = {}, on = {}, clicked = [];
const element = (name) => made[name] ??= {
  textContent: "", remove() {}, removeAttribute() {}, focus() {},
  replaceChildren() { delete document.documentElement.dataset.unsaved; },
  querySelector: (inner) => element(name + inner), addEventListener: (_, act) => clicked.push(act),
};
globalThis.document = {
  cookie: "", documentElement: { dataset: UNSAVED }, addEventListener() {}, getElementById: element, querySelector: element,
};
globalThis.window = { addEventListener: (name, act) => { on[name] = act; } };
globalThis.location = { reload() { console.log("same address again"); } };
globalThis.MutationObserver = class {};
globalThis.setInterval = () => {};
"""
COVER = """
on["VEIL"]();
console.log(made["VEIL.wb-kept"].textContent);
clicked[0]();
"""


def said(veil: str, unsaved: str) -> list[str]:
    """What a veil says of the draft, and what its button does."""
    script = BROWSER.replace("UNSAVED", unsaved) + PAGE + COVER.replace("VEIL", veil)
    return subprocess.run([node() or "node", "-e", script], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("veil", ["wb-asleep", "wb-signed-out"])
@pytest.mark.parametrize(("unsaved", "words"), [
    ("{}", "Your draft is saved."),
    ("{ unsaved: '0' }", "Your draft is saved."),
    ("{ unsaved: '1' }", "1 change is kept in this browser and is saved when the page is open again."),
    ("{ unsaved: '12' }", "12 changes are kept in this browser and are saved when the page is open again."),
])
def test_a_veil_calls_no_unsaved_draft_saved_and_leads_back_to_the_same_address(veil: str, unsaved: str, words: str) -> None:
    assert said(veil, unsaved) == [words, "same address again"]
