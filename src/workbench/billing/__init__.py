"""The trade's rules, pure: what balances, who owes, what is posted where. Money is integer cents."""
