"""Which web pages may talk with the bot. A browser names the page's origin; other clients name none."""

from dataclasses import dataclass
from ipaddress import ip_address

from yarl import URL


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins `listed`; `on_loopback` any page that this machine serves to itself."""

    listed: frozenset[str]
    on_loopback: bool

    @classmethod
    def of(cls, *addresses: str, on_loopback: bool) -> "Origins":
        """The origins of the addresses, whatever path they have."""
        return cls(frozenset(_origin(address) for address in addresses if address), on_loopback)

    def allow(self, origin: str | None) -> bool:
        """Whether a page of the origin may."""
        if origin is None:
            return True
        return origin.casefold() in self.listed or (self.on_loopback and _is_loopback(origin))


def _origin(address: str) -> str:
    try:
        return str(URL(address).origin())
    except ValueError:
        return address.casefold()


def _is_loopback(origin: str) -> bool:
    try:
        host = URL(origin).host or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
