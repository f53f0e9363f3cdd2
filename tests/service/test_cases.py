"""A real payer's remittance as a case: imported, assigned, posted, graded."""

import pytest
from sqlalchemy import text

from workbench.desk.cases import import_era

ERA = """ISA*00*          *00*          *ZZ*PAYERID        *ZZ*PROVIDERID     *260912*1201*^*00501*000000905*0*P*:~
GS*HP*PAYERID*PROVIDERID*20260912*1201*905*X*005010X221A1~
ST*835*0001~
BPR*I*{paid}*C*CHK************20260912~
TRN*1*00718843*1512345678~
N1*PR*NORTHWEST HEALTH~
N1*PE*SOME CLINIC*XX*1234567893~
LX*1~
CLP*ACC-77*1*210.00*{paid}*20.00*12*CLM998~
NM1*QC*1*REALNAME*PERSON****MI*M1234567~
DTM*232*20260901~
SVC*HC:G0463*210.00*{paid}**1~
DTM*472*20260901~
CAS*CO*45*80.00~
CAS*PR*3*20.00~
SE*14*0001~
GE*1*905~
IEA*1*000000905~
""".replace("\n", "")


def test_a_balanced_835_becomes_a_case_that_names_nobody(world):
    done = import_era(world.desk, ERA.format(paid="110.00").encode(), "", "import")

    with world.desk.store.reading() as connection:
        kept = connection.execute(text("select eob from cases")).scalar_one()
    named = ("REALNAME", "M1234567", "00718843", "1234567893", "ACC-77", "G0463", "NORTHWEST", "2026-09-0")
    assert done.case
    assert not any(word in kept for word in named)
    assert world.ok("carla", "GET", "/audit/verify")["ok"]


def test_one_that_does_not_balance_is_refused_naming_the_claim(world):
    done = import_era(world.desk, ERA.format(paid="111.00").encode(), "", "import")

    assert done.case == ""
    assert any("ACC-77" in problem.message or "ACC-77" in problem.where for problem in done.problems)


@pytest.fixture
def imported(world):
    """A case in the world's desk."""
    return import_era(world.desk, ERA.format(paid="110.00").encode(), "", "import").case


def test_an_imported_case_is_assigned_posted_and_graded_with_its_own_amounts(world, imported):
    choice = next(each for each in world.ok("helen", "GET", "/board")["choices"] if each["case"])
    assignment = world.assigned(case=choice["case"])

    attempt = world.issue("maya", assignment=assignment)
    graded = world.submit("maya", attempt["attempt"], world.right(attempt["attempt"]))["graded"]

    assert choice["case"] == imported
    assert [row["charge"] for row in attempt["prompt"]["work"]["rows"]] == [21000]
    assert (attempt["mode"], graded["points"]) == ("assessed", "100.00")


def test_the_same_remittance_a_second_time_is_practice(world, imported):
    assignment = world.assigned(case=imported)
    first = world.issue("maya", assignment=assignment)["attempt"]
    world.submit("maya", first, world.right(first))

    assert world.issue("maya", assignment=assignment)["mode"] == "practice"
