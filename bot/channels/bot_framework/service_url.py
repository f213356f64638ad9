"""Where replies may go. The address stands in what was sent to us, so it is trusted only where it is listed."""

from ipaddress import ip_address

from yarl import URL

from bot.channels.bot_framework.credentials import Credentials


def is_reachable(service_url: str, credentials: Credentials | None) -> bool:
    """Whether a reply may be sent there: to a listed host over HTTPS; without credentials to this machine alone."""
    url = _parsed(service_url)
    if url is None or not url.host or url.user or url.password or url.query_string or url.fragment:
        return False
    if credentials is None:
        return url.scheme in {"http", "https"} and _is_loopback(url.host)
    return url.scheme == "https" and any(_matches(url.host, pattern) for pattern in credentials.allowed_hosts)


def _parsed(service_url: str) -> URL | None:
    try:
        return URL(service_url)
    except ValueError:
        return None


def _matches(host: str, pattern: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
