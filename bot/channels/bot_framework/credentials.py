from dataclasses import dataclass, field

PUBLIC_HOSTS = ("smba.trafficmanager.net", "*.botframework.com")
PUBLIC_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
PUBLIC_LOGIN = "https://login.microsoftonline.com"


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
