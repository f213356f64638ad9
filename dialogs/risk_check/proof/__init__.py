"""The proof of the risk check: what must hold of the rules, for every set of answers that they admit."""

from dialogs.risk_check.proof.findings import Broken, Certificate, Place, Property
from dialogs.risk_check.proof.kinds import TooIntertwined
from dialogs.risk_check.proof.proving import faults, prove
from dialogs.risk_check.proof.still_to_ask import StillToAsk

__all__ = ["Broken", "Certificate", "Place", "Property", "StillToAsk", "TooIntertwined", "faults", "prove"]
