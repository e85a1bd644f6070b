"""What news agencies send: IPTC ninjs (JSON), NewsML-G2 and NITF (XML)."""

from onrecord.reading.wire.ninjs import looks_like_ninjs, read_ninjs
from onrecord.reading.wire.xml import read_xml

__all__ = ["looks_like_ninjs", "read_ninjs", "read_xml"]
