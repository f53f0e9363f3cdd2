"""What Thistlepaw's columns say: the closed lists of its tables. Positions in them are how they are drawn."""

from enum import IntEnum

PLANS = ("accident", "illness", "complete")
KINDS = ("cat", "small dog", "medium dog", "large dog")
BILLINGS = ("monthly", "annual")
METHODS = ("card", "bank debit", "check", "bill pay", "phone")
STATUSES = ("in force", "in grace", "lapsed", "cancelled", "returned")
INVOICES = ("first", "instalment", "annual", "pet added", "reinstatement")
LINES = ("premium", "multi-pet discount", "policy fee", "instalment fee", "returned payment fee")
PAYMENTS = ("payment", "returned")
MATCHES = ("number and amount", "number", "name and amount", "none", "trace")
REFUNDS = ("cancelled", "returned policy", "lapsed", "overpaid")
REFUND_METHODS = ("back to the card", "bank credit", "check")
WRITE_OFFS = ("within tolerance", "fee of a lapsed policy", "uncollected")
EVENTS = ("began", "renewed", "pet added", "switched to annual", "lapsed", "lapse reversed", "reinstated", "cancelled",
          "returned")
REASONS = ("", "not paid by the end of grace", "the payment was here, under a wrong number", "paid, new waiting period",
           "another insurer", "too expensive", "the pet died", "the pet found a new home", "within the free look",
           "sent the premium of the whole year")
NOTICES = ("past due", "returned payment", "lapsed", "lapse reversed", "reinstated", "cancelled", "returned")
BREEDS = (
    ("domestic shorthair", "domestic longhair", "Siamese", "Maine Coon", "Ragdoll", "British shorthair"),
    ("dachshund", "miniature poodle", "terrier mix", "Chihuahua", "Cavalier spaniel", "Shih Tzu"),
    ("beagle", "Border collie", "shepherd mix", "cocker spaniel", "bulldog", "Australian cattle dog"),
    ("Labrador retriever", "golden retriever", "German shepherd", "boxer", "standard poodle", "Bernese mountain dog"),
)
"""By kind."""
PET_NAMES = (
    "Biscuit", "Juniper", "Pickle", "Moss", "Tansy", "Bramble", "Waffles", "Sorrel", "Pepper", "Dumpling", "Fig", "Marmalade",
    "Nutmeg", "Otis", "Pebble", "Quince", "Rowan", "Sprout", "Teasel", "Umber", "Velvet", "Widget", "Yarrow", "Ziggy",
    "Acorn", "Burdock", "Clover", "Dandy", "Ember", "Fennel", "Gingersnap", "Hazel", "Ivy", "Jasper", "Kipper", "Lentil",
)


class Method(IntEnum):
    """How money comes. What is drawn needs no reference from the holder."""

    CARD = 0
    DEBIT = 1
    CHECK = 2
    BILL_PAY = 3
    PHONE = 4


class Fate(IntEnum):
    """What becomes of a bill; the first twelve in the order of the figures."""

    PAID = 0
    LATE = 1
    RETURNED = 2
    RETURNED_LAPSED = 3
    NEVER = 4
    REINSTATED = 5
    TOO_LATE = 6
    SHORT = 7
    PARTS = 8
    PART_LAPSED = 9
    TWICE = 10
    WRONG_NUMBER = 11
    CARRIED = 12
    SWITCHED = 13
    VOID = 14
    ENDED_UNPAID = 15


class Event(IntEnum):
    """Position in EVENTS."""

    BEGAN = 0
    RENEWED = 1
    PET_ADDED = 2
    SWITCHED = 3
    LAPSED = 4
    REVERSED = 5
    REINSTATED = 6
    CANCELLED = 7
    RETURNED = 8


class Notice(IntEnum):
    """Position in NOTICES."""

    PAST_DUE = 0
    RETURNED_PAYMENT = 1
    LAPSED = 2
    REVERSED = 3
    REINSTATED = 4
    CANCELLED = 5
    RETURNED = 6


class Match(IntEnum):
    """Position in MATCHES."""

    BOTH = 0
    NUMBER = 1
    NAME = 2
    NONE = 3
    TRACE = 4


class Refund(IntEnum):
    """Position in REFUNDS."""

    CANCELLED = 0
    RETURNED_POLICY = 1
    LAPSED = 2
    OVERPAID = 3


class WriteOff(IntEnum):
    """Position in WRITE_OFFS."""

    TOLERANCE = 0
    FEE = 1
    UNCOLLECTED = 2


class Reason(IntEnum):
    """Position in REASONS; the holder's own are four from FIRST_OF_HOLDER on."""

    NONE = 0
    NOT_PAID = 1
    WAS_HERE = 2
    WAITS = 3
    FIRST_OF_HOLDER = 4
    FREE_LOOK = 8
    WHOLE_YEAR = 9
