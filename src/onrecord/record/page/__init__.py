"""A record as HTML: one self-contained page, or a fragment for a notebook."""

from onrecord.record.page.document import render_page
from onrecord.record.page.fragment import render_fragment

__all__ = ["render_fragment", "render_page"]
