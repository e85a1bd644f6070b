"""The page: read, follow, check and correct in a browser, served on one's own machine."""

from onrecord.web.app import make_app
from onrecord.web.server import address_of, listen, make_server, serve
from onrecord.web.settings import Settings

__all__ = ["Settings", "address_of", "listen", "make_app", "make_server", "serve"]
