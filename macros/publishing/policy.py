"""What a page may load and where it may send: one policy, in every page and in a server's header."""

from __future__ import annotations

from typing import Final

PAGE_POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self'; "
    "form-action 'self' file:; "  # in Firefox 'self' does not hold for a form on file:
    "base-uri 'none'"
)
"""For `<meta http-equiv="Content-Security-Policy">`."""

HEADER_POLICY: Final = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""For the header `Content-Security-Policy`; browsers ignore frame-ancestors anywhere else."""
