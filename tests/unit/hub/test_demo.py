import re

from workbench.hub.demo import PEOPLE, TEAMS, readable_password


def test_passwords_can_be_read_out_and_are_never_the_same_twice() -> None:
    drawn = {readable_password() for _ in range(50)}

    assert len(drawn) == 50
    assert all(re.fullmatch(r"[a-z]{6}-[a-z]{6}-\d\d", each) for each in drawn)


def test_the_demo_has_a_team_of_its_own_for_every_manager() -> None:
    managers = {each.login for each in PEOPLE if "managers" in each.groups}

    assert {login for team in TEAMS for login in team.managers} == managers
    assert len(TEAMS) == len(managers) == 2
