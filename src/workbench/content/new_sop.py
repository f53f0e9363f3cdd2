"""The first file of an SOP: front matter and one step, with placeholder words."""

import re
from datetime import date

from workbench.content.new import Files, checked_slug, lines, titled
from workbench.content.reading import Content
from workbench.content.sop_checks import LIBRARY
from workbench.model import Conflict

DRAFT = "0.1"
"""The version of an SOP that its author has not finished; the first one for readers is 1.0."""
_NUMBERED = re.compile(r"(SOP-\d\d)-(.+)")
_STEP = """## 1. TODO: name the step

- Actor: TODO: who does it
- Action: TODO: what is done, in at most 25 words.
- Input: TODO: what has to lie there
- Output: TODO: what lies there afterwards
- In your system: TODO: the words on the screen
- Decisions: None
- Time limit: TODO: until when
- Control: None
- Common mistake: None
"""


def new_sop(content: Content, name: str, today: date) -> Files:
    """The file sop/SOP-NN-<slug>/sop.md. A name may bring its number, "SOP-08-found-money"; else it gets the first one after the
    planned library and every SOP there is. Raises WorkbenchError for a bad name, Conflict for a number that is taken.
    """
    numbered = _NUMBERED.fullmatch(name)
    slug = checked_slug(numbered[2] if numbered else name)
    sop = numbered[1] if numbered else _next_id(content)
    if sop in content.sops:
        raise Conflict(f"{sop} is there already: {content.sops[sop].title}. Choose another number.")
    front = lines(
        id=sop, title=titled(slug), module="TODO", purpose="TODO: what holds when everybody works by it.",
        scope="TODO: what it covers, and what it does not.", owner_role="TODO: the role that owns it", version=DRAFT,
    ) + lines(**{"class": "major"}, criticality="standard", audience=["TODO: the job roles that work by it"],
              review_every_months=12, related=[], exercises=[], panels=[])
    change = f"[[changes]]\ndate = {today}\n" + lines(version=DRAFT, **{"class": "major"}, summary="First draft.", steps=[])
    return {f"sop/{sop}-{slug}/sop.md": f"+++\n{front}\n{change}+++\n\n# {sop} {titled(slug)}\n\n{_STEP}"}


def _next_id(content: Content) -> str:
    numbers = [int(found[1]) for each in (*LIBRARY, *content.sops) if (found := re.fullmatch(r"SOP-(\d\d)", each))]
    return f"SOP-{max(numbers) + 1:02d}"
