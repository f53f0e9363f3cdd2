"""837P files -> batches of claims, read tolerantly: what can be read is returned, what cannot is a problem. Never raises.

It judges nothing that a scrubber would: a claim whose charges do not add up is read as it stands. Of a patient who is not the
subscriber only the claim is read. Names belong to the claim: this is no reader for files of real patients.
"""

from collections.abc import Mapping
from io import BytesIO

from workbench.x12.billed_claim import ClaimSegments
from workbench.x12.envelope import Handler
from workbench.x12.parties import party_of, person_of
from workbench.x12.problems import EraProblem
from workbench.x12.professional import BilledClaim, ClaimBatch
from workbench.x12.reading import Reading, padded
from workbench.x12.sets import PROFESSIONAL
from workbench.x12.transaction_file import TransactionFile

Parts = dict[str, list[str]]
_IN_CLAIMS_ONLY = ("CAS", "HI", "LX", "SV1", "SVD")
_LONGEST = 20


def read_claims(data: bytes) -> tuple[tuple[ClaimBatch, ...], tuple[EraProblem, ...]]:
    """All 837P transactions of a file and the problems in the order of its segments; ERA010 alone when it is no 837."""
    file = TransactionFile(BytesIO(data), PROFESSIONAL, _BatchBuilder, Reading(keep_claims=True))
    return tuple(file), file.problems


class _BatchBuilder:
    """Collects one batch. Outside a claim, the last name that was read gets the address and the numbers that follow it."""

    def __init__(self, _number: int, control: str, component: str, reading: Reading) -> None:
        self._control, self._component, self._reading = control, component, reading
        self._reference = self._taxonomy = ""
        self._names: dict[str, Parts] = {}
        self._name: Parts = {}
        self._cover = [""] * _LONGEST
        self._claims: list[BilledClaim] = []
        self._claim: ClaimSegments | None = None
        outside: Mapping[str, Handler] = {
            "BHT": self._read_reference, "PRV": self._read_specialty, "SBR": self._read_cover, "NM1": self._read_name,
            "REF": self._read_number, **dict.fromkeys(("N3", "N4", "PER", "DMG"), self._read_part)}
        self._outside = outside
        names = (*outside, *_IN_CLAIMS_ONLY, "AMT", "DTP")
        self.handlers: Mapping[str, Handler] = {
            **dict.fromkeys(names, self._read), "HL": self._open_level, "CLM": self._open_claim}

    def finish(self) -> ClaimBatch:
        """What was read so far."""
        self._close_claim()
        submitter, receiver = (party_of(self._names.get(entity, {})) for entity in ("41", "40"))
        return ClaimBatch(self._control, self._reference, submitter, receiver, tuple(self._claims))

    def _read(self, number: int, elements: list[str]) -> None:
        if self._claim is not None:
            self._claim.add(number, padded(elements, _LONGEST))
        elif elements[0] in self._outside:
            self._outside[elements[0]](number, padded(elements, _LONGEST))
        elif elements[0] in _IN_CLAIMS_ONLY:
            sentence = f"{elements[0]} stands outside a claim (CLM) and was not read. Ask for the file again."
            self._reading.findings.error(number, "ERA022", sentence)

    def _read_reference(self, _number: int, elements: list[str]) -> None:
        self._reference = elements[3]

    def _open_level(self, number: int, elements: list[str]) -> None:
        self._close_claim()
        level = padded(elements, _LONGEST)[3]
        self._name = {}
        if level == "20":
            self._names.pop("85", None)
            self._taxonomy = ""
        elif level == "22":
            self._names.pop("IL", None)
            self._names.pop("PR", None)
        elif level == "23":
            sentence = "A claim is for a patient who is not the subscriber. It was read under the subscriber's name."
            self._reading.findings.note(number, "ERA062", sentence)

    def _read_specialty(self, _number: int, elements: list[str]) -> None:
        if elements[1] == "BI":
            self._taxonomy = elements[3]

    def _read_cover(self, _number: int, elements: list[str]) -> None:
        self._cover = elements

    def _read_name(self, _number: int, elements: list[str]) -> None:
        self._name = self._names[elements[1]] = {"NM1": elements}

    def _read_part(self, _number: int, elements: list[str]) -> None:
        self._name[elements[0]] = elements

    def _read_number(self, _number: int, elements: list[str]) -> None:
        if elements[1] == "EI":
            self._name["REF"] = elements

    def _open_claim(self, number: int, elements: list[str]) -> None:
        self._close_claim()
        self._claim = ClaimSegments(number, padded(elements, _LONGEST), self._component, self._reading)

    def _close_claim(self) -> None:
        if self._claim is None:
            return
        billing, payer = (party_of(self._names.get(entity, {})) for entity in ("85", "PR"))
        insured = person_of(self._names.get("IL", {}), self._reading.day)
        self._claims.append(self._claim.claim(billing, self._taxonomy, payer, insured, self._cover))
        self._claim = None
