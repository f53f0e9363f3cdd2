"""Kinds of the module Reconciliation: what the bank says against what the payers and our books say."""
