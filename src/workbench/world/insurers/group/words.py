"""What Keystone's columns say: the closed lists of its tables. Positions in them are how they are drawn."""

PLANS = ("Keystone PPO 1500", "Keystone HDHP 3300")
TIERS = ("", "EMP", "ESP", "ECH", "FAM")
"""A tier's number is its position; 0 is of nobody, or of a family member."""
EMP, ESP, ECH, FAM = range(1, 5)
PAYS = ("as billed", "by its own payroll")
ENDED = ("", "not paid", "left")
RELATIONSHIPS = ("18", "01", "19")
EMPLOYEE, SPOUSE, CHILD = range(3)
EVENTS = ("021", "001", "024", "025")
ADD, CHANGE, CANCEL, REINSTATE = range(4)
REASONS = ("hired", "married", "child", "left", "mistake")
HIRED, MARRIED, BORN, LEFT, MISTAKE = range(5)
LINES = ("current", "retro add", "retro termination", "retro change", "group ended")
CURRENT, RETRO_ADD, RETRO_END, RETRO_CHANGE, GROUP_ENDED = range(5)
FORMS = ("by invoice", "by member")
METHODS = ("ACH", "CHK")
CAUSES = ("late termination", "missing add", "tier", "retro limit", "already settled")
LATE_END, MISSING_ADD, TIER, RETRO_LIMIT, SETTLED = range(5)
WRITE_OFFS = ("within tolerance", "beyond the retro limit")
REFUNDS = ("left",)
NOTICES = ("reminder", "past due", "ended")
TRADES = ("Bakeries", "Tool Works", "Freight Lines", "Dental Laboratory", "Print House", "Joinery", "Foods", "Garden Supply",
          "Software", "Cooperative", "Instruments", "Textiles", "School Trust", "Marine Services")
"""With a last name before it, what an employer is called."""
