"""Text that may stand in an XML file.

XML 1.0 has no way to write most control characters, not even escaped: each becomes U+FFFD, the replacement character.
Line ends and tabs are written as character references, which every parser hands back unchanged.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REFERENCES = {"\r": "&#13;"}
IN_ATTRIBUTE = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def content(text: str) -> str:
    r"""Return ``text`` as the content of an XML element.

    >>> content("a < b ]]> \x07")
    'a &lt; b ]]&gt; �'
    """
    return escape(FORBIDDEN.sub("\ufffd", text), REFERENCES)


def attribute(text: str) -> str:
    r"""Return ``text`` as the value of an XML attribute, quotes included.

    >>> print(attribute('say "tea"\n'))
    'say "tea"&#10;'
    """
    return quoteattr(FORBIDDEN.sub("\ufffd", text), IN_ATTRIBUTE)
