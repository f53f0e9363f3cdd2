"""All exercise kinds by name: the one place that knows them all."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from workbench.kinds.coding.find_the_code import FindTheCode
from workbench.kinds.kind import Kind
from workbench.kinds.lessons.inline_moments import InlineMoments
from workbench.kinds.posting.post_one_eob import PostOneEob
from workbench.kinds.reconciliation.match_eft_to_era import MatchEftToEra
from workbench.model import NotFound

# A kind alone looks inside its keys: to everybody else they are objects.
KINDS: Mapping[str, Kind[object]] = MappingProxyType({
    FindTheCode.name: cast(Kind[object], FindTheCode()),
    PostOneEob.name: cast(Kind[object], PostOneEob()),
    InlineMoments.name: cast(Kind[object], InlineMoments()),
    MatchEftToEra.name: cast(Kind[object], MatchEftToEra()),
})


def kind_named(name: str) -> Kind[object]:
    """The kind with that name. Raises NotFound."""
    kind = KINDS.get(name)
    if kind is None:
        raise NotFound(f'There is no exercise kind "{name}". There are {", ".join(sorted(KINDS))}.')
    return kind
