"""Building Keystone: employers and their people, a year of list bills and remittances, the tables."""

from types import MappingProxyType

from workbench.world.frames import World
from workbench.world.insurers.figures import GroupFigures
from workbench.world.insurers.group import tables as made
from workbench.world.insurers.group.billing import Keystone, billed_of
from workbench.world.insurers.group.matching import match_table
from workbench.world.insurers.group.people import employees_of, families_of, groups_of
from workbench.world.insurers.group.rating import group_rates_of, group_rates_table
from workbench.world.insurers.group.settling import settled_of
from workbench.world.insurers.setting import setting_of
from workbench.world.spec import WorldSpec
from workbench.world.tables import GROUP_TABLES


def build(spec: WorldSpec, figures: GroupFigures) -> World:
    """The world of that spec. The same spec and figures give the same rows on every machine; nothing is opened."""
    to = setting_of(spec)
    groups, places = groups_of(to, figures)
    people = employees_of(to, figures, groups, places)
    at = Keystone(to, figures, groups, people, group_rates_of(figures, groups, people))
    told = billed_of(at)
    settled = settled_of(at, told)
    matches, touched = match_table(at, told, settled)
    tables = {
        "group_rates": group_rates_table(at.rates), "groups": made.groups_table(at),
        "members": made.members_table(at, families_of(to, groups, people)),
        "enrolment_events": made.events_table(at), "match_results": matches, **made.bill_tables(at, told, settled),
        **made.payment_tables(at, told, settled, touched), **made.rest_tables(at, told, settled),
    }
    return World(spec, MappingProxyType({name: tables[name] for name in GROUP_TABLES}))
