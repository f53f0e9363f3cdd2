"""The invented places that every case draws from: a practice, its payers, its people. Pure: values in, values out.

Nothing here is a real person, payer or number. Identity safety: member ids start with WB, phones are 555-01xx, NPIs start with 2.
"""
