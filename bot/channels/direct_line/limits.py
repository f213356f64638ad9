"""How much one address may ask for. Offices share an address, so the limits are generous."""

from ipaddress import IPv6Address, ip_address, ip_network

from bot import limits
from bot.limits import Limit

BEGIN = Limit(burst=120, per_second=2)
SAY = Limit(burst=240, per_second=10)
READ = Limit(burst=600, per_second=100)


class Buckets(limits.Buckets):
    """One bucket an address."""

    def wait(self, who: str) -> float:
        """Seconds until the address may ask again; 0 where it may now."""
        return super().wait(_neighbourhood(who))


def _neighbourhood(address: str) -> str:
    """The address; of IPv6 the network, for one household has all of it."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address
