"""The fingerprint of an SOP's controlled text: what a person signs, and nothing beside it.

Its steps and standing facts count. Version, change log, live figures and linked exercises do not, nor does the spacing of the
text: so a figure is added without asking anybody to sign again (curriculum, SOPs, 5.1 rule 6).
"""

import hashlib
import unicodedata
from dataclasses import replace

from workbench.model import Sop
from workbench.model.wire import Json, encode
from workbench.model.wire import dumps as canonical


def digest(sop: Sop) -> str:
    """The SHA-256 of the normalised controlled text, in hex."""
    signed = replace(sop, version="", revision="", changes=(), panels=(), exercises=())
    return hashlib.sha256(canonical(_normal(encode(signed))).encode()).hexdigest()


def _normal(value: Json) -> Json:
    """Texts composed the same way, with single spaces."""
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, list):
        return tuple(_normal(each) for each in value)
    return {name: _normal(each) for name, each in value.items()} if isinstance(value, dict) else value
