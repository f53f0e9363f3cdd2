"""The one permission table: every route, which groups may use it, and for whose work. What is not in it does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Group


class Relation(StrEnum):
    """Whose things a grant reaches. NOBODY: no sign-in is needed and nothing personal is said."""

    NOBODY = "nobody"
    SELF = "self"
    OWN_TEAM = "own team"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Grant:
    """These groups may use the route for work in that relation to them."""

    groups: frozenset[Group]
    relation: Relation


def _grant(relation: Relation, *groups: Group) -> Grant:
    return Grant(frozenset(groups), relation)


OPEN = (_grant(Relation.NOBODY),)
OWN = (_grant(Relation.SELF, Group.STAFF),)
STAFF = (_grant(Relation.ALL, Group.STAFF),)
TEAM = (_grant(Relation.OWN_TEAM, Group.MANAGERS, Group.LEADS),)
ADMINS = (_grant(Relation.ALL, Group.ADMINS),)
AUDITORS = (_grant(Relation.ALL, Group.COMPLIANCE, Group.ADMINS),)

TABLE: Mapping[tuple[str, str], tuple[Grant, ...]] = {
    ("GET", "/health"): OPEN,
    ("GET", "/me"): OWN,
    ("GET", "/home"): OWN,
    ("GET", "/visit"): OWN,
    ("GET", "/lessons"): OWN,
    ("GET", "/lessons/{slug}"): OWN,
    ("GET", "/examples/{slug}"): STAFF,
    ("POST", "/attempts"): OWN,
    ("GET", "/attempts/{attempt}"): OWN,
    ("PUT", "/attempts/{attempt}/draft"): OWN,
    ("POST", "/attempts/{attempt}/check"): OWN,
    ("POST", "/attempts/{attempt}/hints"): OWN,
    ("POST", "/attempts/{attempt}/submission"): OWN,
    ("GET", "/attempts/{attempt}/grade"): (*OWN, *TEAM, _grant(Relation.ALL, Group.COMPLIANCE)),
    ("GET", "/steps/{step_id}"): STAFF,
    ("GET", "/sops"): OWN,
    ("GET", "/sops/{sop}"): OWN,
    ("POST", "/sops/{sop}/acknowledgement"): OWN,
    ("GET", "/codes"): STAFF,
    ("GET", "/panels/{panel}"): STAFF,
    ("GET", "/board"): TEAM,
    ("GET", "/board/scores"): TEAM,
    ("POST", "/assignments"): TEAM,
    ("GET", "/people"): ADMINS,
    ("POST", "/people"): ADMINS,
    ("POST", "/teams"): ADMINS,
    ("GET", "/audit/verify"): AUDITORS,
}
