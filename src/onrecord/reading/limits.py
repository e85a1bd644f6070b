"""How much is read, and from where."""

from dataclasses import dataclass

PAGE_FACTOR = 4
"""An HTML page may be this many times larger than a text: most of it is not the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on what is read.

    Attributes:
        max_bytes: Largest text in bytes, after decompression; a page may be four times as large.
            In a JSON lines file it holds for each line.
        timeout: Seconds that fetching one URL may take altogether, redirects included.
        max_redirects: Redirects followed for one URL.
        delay: Seconds between two requests to one host, when a feed's pages are fetched.
        any_language: Read reports in languages other than English.
        allow_private: Fetch from private and loopback addresses too.
    """

    max_bytes: int = 5_000_000
    timeout: float = 20.0
    max_redirects: int = 5
    delay: float = 1.0
    any_language: bool = False
    allow_private: bool = False

    @property
    def max_page_bytes(self) -> int:
        """Largest HTML page in bytes, after decompression."""
        return self.max_bytes * PAGE_FACTOR
