"""Whether the web addresses in the content still lead somewhere; asked for only when somebody wants to know."""

from bot.content.links.following import Asked, follow
from bot.content.links.places import Place, link_problems, links_in

__all__ = ["Asked", "Place", "follow", "link_problems", "links_in"]
