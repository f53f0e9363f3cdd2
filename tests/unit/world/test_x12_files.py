"""The files of a clinic say what its tables say, and satisfy the readers of others."""

from collections import Counter
from dataclasses import replace
from types import MappingProxyType

import oxedi
import pytest

from workbench.world.edi import x12_files
from workbench.world.edi.billed import as_sent
from workbench.world.files import build_world, write_x12
from workbench.world.notes import visit_notes
from workbench.world.spec import WorldSpec
from workbench.x12 import read_acknowledgements, read_claims, read_remittance

FEW = 20
SMALL, THIRTEEN_WEEKS = WorldSpec(lines=150), WorldSpec(lines=650)


@pytest.fixture(scope="module")
def world():
    return build_world(THIRTEEN_WEEKS)


@pytest.fixture(scope="module")
def files(world):
    return sorted_out(x12_files(world))


def sorted_out(files):
    """Files by the end of their name."""
    kinds = {"837": [], "277": [], "835": []}
    for name, data in files:
        kinds[name.rsplit(".")[-1]].append(data)
    return kinds


def claims_of(files):
    """Every claim of the 837 files, as often as it was sent."""
    return [claim for data in files["837"] for batch in read_claims(data)[0] for claim in batch.claims]


def codes_of(transaction):
    """The codes of a transaction's provider-level amounts."""
    return {each.reason for each in transaction.provider_adjustments}


def with_changed(world, table, column, change):
    frame = world.tables[table].copy()
    frame.loc[0, column] += change
    return replace(world, tables=MappingProxyType({**world.tables, table: frame}))


def test_every_remittance_reads_back_balanced_for_us_and_for_others(files):
    for data in files["835"]:
        read = read_remittance(data)

        assert read.problems == ()
        assert all(each.balance.paid - each.balance.plb == each.amount for each in read.transactions)
        assert list(map(str, oxedi.parse(data).diagnostics)) == []


def test_claims_and_remittances_have_a_structure_that_others_accept(world, seeds, structure):
    files = sorted_out(x12_files(world, FEW if len(seeds) < 25 else 2_000))

    assert structure(b"".join(files["837"])) == ""
    assert structure(b"".join(files["835"])) == ""


@pytest.mark.long
def test_the_remittances_of_a_whole_year_satisfy_everybody(structure):
    files = sorted_out(x12_files(build_world(WorldSpec()), 6_500))["835"]
    plb = {code for data in files for each in read_remittance(data).transactions for code in codes_of(each)}

    assert plb == {"WO", "FB", "L6", "72", "CS"}
    assert [str(problem) for data in files for problem in oxedi.parse(data).diagnostics] == []
    assert structure(b"".join(files)) == ""


def test_worlds_of_other_seeds_satisfy_everybody_too(seeds, structure):
    for seed in seeds if len(seeds) >= 200 else seeds[:1]:
        files = sorted_out(x12_files(build_world(replace(SMALL, seed=f"seed {seed}")), FEW))

        assert [problem for data in files["835"] for problem in read_remittance(data).problems] == []
        assert [str(problem) for data in files["835"] for problem in oxedi.parse(data).diagnostics] == []
        assert structure(b"".join(files["837"])) == ""


def test_each_claim_that_was_sent_is_in_a_file_once_for_each_time_it_was_sent(world, files):
    sent = Counter(claim.account for claim in claims_of(files))
    numbers = world.tables["claims"].set_index("claim")["number"]

    assert sent == Counter(world.tables["submissions"]["claim"].map(numbers).tolist())


def test_each_answer_names_the_claim_its_charge_and_the_category_of_the_tables(world, files):
    answers = [(claim.account, claim.charge, claim.codes[0].category) for data in files["277"]
               for batch in read_acknowledgements(data)[0] for claim in batch.claims]
    rows = world.tables["submissions"].merge(world.tables["claims"], on="claim").query("category != ''")

    assert Counter(answers) == Counter(zip(rows["number_y"], rows["charge"], rows["category"], strict=True))
    assert {problem for data in files["277"] for problem in read_acknowledgements(data)[1]} == set()


def test_a_second_claim_repeats_what_the_first_payer_did_to_the_cent(files):
    second = [claim for claim in claims_of(files) if claim.rank == "S"]

    assert second
    for claim in second:
        decided = [each for line in claim.lines for each in line.adjudications]
        assert claim.prior[0].paid == sum(each.paid for each in decided)
        assert claim.charge == claim.prior[0].paid + sum(reason.amount for each in decided for reason in each.adjustments)


def test_a_claim_to_workers_compensation_says_when_the_injury_was_as_its_note_does(world, files):
    visits = world.tables["claims"].merge(world.tables["encounters"], on="encounter", suffixes=("", "_seen"))
    visits = visits.merge(world.tables["patients"], on="patient").set_index("number")
    notes, claims = dict(visit_notes(world, len(visits))), claims_of(files)

    assert {claim.filing for claim in claims if claim.hurt_at_work} == {"WC"}
    for claim in claims:
        if claim.filing == "WC":
            visit = visits.loc[claim.account]
            assert f"{claim.hurt_at_work:%m/%d/%Y}" in notes[f"{visit['account']}-{visit['service_date']:%Y%m%d}.txt"]


def test_every_claim_charges_the_sum_of_its_lines_under_its_own_account(files):
    claims = claims_of(files)

    assert all(claim.charge == sum(line.charge for line in claim.lines) for claim in claims)
    assert all(0 < pointer <= len(claim.diagnoses) for claim in claims for line in claim.lines for pointer in line.pointers)


@pytest.mark.parametrize(("table", "column", "code"), [
    ("remitted_lines", "paid", "ERA040"), ("remitted_claims", "paid", "ERA041"), ("remittances", "amount", "ERA042"),
    ("provider_adjustments", "amount", "ERA042"),
])
def test_a_cent_that_is_planted_in_the_tables_is_in_the_file(world, table, column, code):
    files = sorted_out(x12_files(with_changed(world, table, column, 1)))["835"]

    assert code in {problem.code for data in files for problem in read_remittance(data).problems}


def test_a_claim_that_was_turned_away_has_the_fault_it_was_turned_away_for(files):
    claim = claims_of(files)[0]

    assert as_sent(claim, "") == as_sent(claim, "the patient was not covered on the day") == claim
    assert as_sent(claim, "the payer does not know this member number").insured.member != claim.insured.member
    assert as_sent(claim, "the rendering provider's number is missing").rendering.member == ""
    assert as_sent(claim, "name or birth date does not fit the member number").insured.born != claim.insured.born
    assert as_sent(claim, "the diagnosis does not exist on the day of service").diagnoses != claim.diagnoses
    assert as_sent(claim, "the modifier does not go with the service").lines[0].modifiers == ("TC",)


def test_the_files_of_the_same_world_are_the_same_byte_for_byte(world):
    assert list(x12_files(world, FEW)) == list(x12_files(build_world(THIRTEEN_WEEKS), FEW))


def test_a_world_on_disk_has_its_files_beside_its_tables(world, tmp_path):
    assert write_x12(world, tmp_path, FEW) == len(list(x12_files(world, FEW)))
    assert {path.name: path.read_bytes() for path in (tmp_path / "x12").iterdir()} == dict(x12_files(world, FEW))
