"""The two invented insurers, drawn as whole columns: Thistlepaw insures pets, Keystone the employees of groups.

Every draw has a name and every amount is whole cents, so that the same words make the same rows on every machine.
"""
