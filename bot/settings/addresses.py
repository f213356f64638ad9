import re
from ipaddress import ip_address

SLACK_PLACE = re.compile(r"slack:([CGD][A-Z0-9]{6,})")
TEAMS_PLACE = re.compile(r"teams:(https?://\S+) (\S+)")
"""How it is written where questions for a person go."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
