from dataclasses import dataclass, field

from bot.settings import PUBLIC_HOSTS, PUBLIC_LOGIN, PUBLIC_METADATA


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who the bot is to the channels, and which of them it trusts.

    Where `allowed_tenants` is empty, any tenant may talk to the bot; otherwise an activity has to name one of them.
    `allowed_hosts` are the hosts that replies may go to; a leading `*.` stands for one subdomain or more.
    """

    app_id: str
    app_password: str = field(repr=False)
    tenant_id: str
    allowed_tenants: frozenset[str] = frozenset()
    allowed_hosts: tuple[str, ...] = PUBLIC_HOSTS
    openid_metadata_url: str = PUBLIC_METADATA
    login_url: str = PUBLIC_LOGIN
