"""Rules of pet policies: whom money belongs to, what comes back, and what a bill asks for besides the premium."""

import pandas as pd

from workbench.world.rules.rule import PremiumRule, Sighting, Tables, looked_up, sightings

_DISCOUNT_OF_100 = 5
_YEARLY_FEES = ("policy fee", "instalment fee")


def policy_named(tables: Tables) -> tuple[Sighting, ...]:
    """Money goes to the policy whose number and holder's name came with it (RULES D1, D6; SOP-15)."""
    policies = tables["policies"].set_index("number")
    surnames = tables["holders"].set_index("holder")["name"].str.rsplit(" ", n=1).str[-1]
    payments = tables["premium_payments"].query("kind == 'payment' and reference != ''")
    rows = tables["applications"].merge(payments[["payment", "reference", "payer_name"]], on="payment")
    named = looked_up(rows["reference"], policies["holder"])
    got = looked_up(rows["policy"], policies.set_index("policy")["holder"])
    payer = rows["payer_name"].str.rsplit(" ", n=1).str[-1]
    wrong = (named != got) & (payer == looked_up(named, surnames)) & (payer != looked_up(got, surnames))
    return sightings(PremiumRule.NAMED, "premium_payments", rows.loc[wrong, "payment"])


def returned_payment(tables: Tables) -> tuple[Sighting, ...]:
    """A payment that came back is taken off its bill on that day (SOP-07 step 5)."""
    payments = tables["premium_payments"]
    waits = (payments["kind"] == "returned") & (payments["unapplied"] != 0)
    return sightings(PremiumRule.RETURNED, "premium_payments", payments.loc[waits, "payment"])


def returned_payment_fee(tables: Tables) -> tuple[Sighting, ...]:
    """Each payment that came back has one fee on its bill (figures.toml; SOP-15)."""
    payments, lines = tables["premium_payments"], tables["invoice_lines"]
    back = payments.loc[payments["reverses"] > 0, "reverses"]
    invoice = tables["applications"].loc[tables["applications"]["payment"].isin(back), "invoice"]
    fees = lines.loc[(lines["kind"] == "returned payment fee") & (lines["corrects"] == 0), "invoice"]
    counts = invoice.value_counts().sub(fees.value_counts(), fill_value=0)
    return sightings(PremiumRule.RETURNED_FEE, "invoices", counts[counts != 0].index.to_series())


def multi_pet_discount(tables: Tables) -> tuple[Sighting, ...]:
    """A bill for several pets, or for one that joins others, is 5 % of the premium less; never of a fee (PRM-01)."""
    invoices, lines = tables["invoices"], tables["invoice_lines"].query("corrects == 0")
    pets = lines.loc[lines["kind"] == "premium", "invoice"].value_counts()
    joined = invoices.loc[invoices["kind"] == "pet added", "invoice"]
    sums = lines.groupby(["invoice", "kind"], observed=True)["amount"].sum().unstack(fill_value=0)
    sums = sums.reindex(columns=["premium", "multi-pet discount"], fill_value=0)
    several = (pets.reindex(sums.index, fill_value=0) > 1) | sums.index.isin(joined)
    owed = -((sums["premium"] * _DISCOUNT_OF_100 * 2 + 100) // 200).where(several, 0)
    return sightings(PremiumRule.DISCOUNT, "invoices", sums.index[owed != sums["multi-pet discount"]].to_series())


def fees_of_a_year(tables: Tables) -> tuple[Sighting, ...]:
    """Who pays the year at once pays no policy fee and no instalment fee (PRM-01; SOP-15)."""
    annual = tables["invoices"].loc[tables["invoices"]["kind"] == "annual", "invoice"]
    lines = tables["invoice_lines"]
    charged = lines["kind"].isin(_YEARLY_FEES) & (lines["corrects"] == 0)
    return sightings(PremiumRule.FEES, "invoices", annual[annual.isin(lines.loc[charged, "invoice"])])


def refund_once(tables: Tables) -> tuple[Sighting, ...]:
    """What is given back was there to be given back, and goes once (RULES 1.6 C2)."""
    refunds, booked = tables["refunds"], tables["applications"].query("invoice == 0")
    owing = tables["invoices"].query("open > 0")["invoice"]
    under = refunds.loc[(refunds["invoice"] > 0) & refunds["invoice"].isin(owing)]
    loose = refunds.query("invoice == 0")
    left = booked.groupby("policy")["amount"].sum().add(loose.groupby("policy")["amount"].sum(), fill_value=0)
    under_none = loose.loc[loose["policy"].isin(left[left != 0].index)]
    last = pd.concat([under, under_none]).drop_duplicates(["policy", "invoice"], keep="last")
    return sightings(PremiumRule.REFUND, "refunds", last["refund"])
