"""A record as HTML: one self-contained page, or a fragment for a notebook."""

from onrecord.record.page.document import render_page
from onrecord.record.page.fragment import render_fragment
from onrecord.record.page.index import Listed, render_index

__all__ = ["Listed", "render_fragment", "render_index", "render_page"]
