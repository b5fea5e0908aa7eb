"""Addresses that a story may link to."""

import re
from urllib.parse import parse_qs, quote, urlsplit

from .schema import LINK_SCHEMES

_MAX_LENGTH = 2000
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"(?!.*\.\.)[^\W_](?:[\w.-]*[\w.])?(?::\d{1,5})?|\[[0-9a-f:.]+\](?::\d{1,5})?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+(?:\?[\w=&%+.,-]*)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s\"'<>`{}|^]")
# What is added to an address to follow the reader, not to find the page.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_cid|mc_eid)(?:=|$)", re.IGNORECASE)


def clean_address(raw: str) -> str:
    """The address without blanks, tracking and search engines' detours; "" where it is none that a story may have."""
    address = re.sub(r"[\t\n\r]", "", raw).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif address.lower().startswith("www."):
        address = f"https://{address}"
    scheme = _SCHEME.match(address)
    if not scheme or scheme[1].lower() not in LINK_SCHEMES or len(address) > _MAX_LENGTH or "\\" in address:
        return ""
    if scheme[1].lower() == "mailto":
        return address if _MAIL.fullmatch(address) else ""
    return _clean_web_address(address)


def _clean_web_address(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not _HOST.fullmatch(parts.netloc):
        return ""
    if target := _detour(parts.netloc, parts.path, parts.query):
        return clean_address(target)
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    clean = parts._replace(scheme=parts.scheme.lower(), query=query).geturl()
    return _UNSAFE.sub(lambda found: quote(found[0]), clean)


def _detour(host: str, path: str, query: str) -> str:
    """Where Google's redirect leads to, as links copied from its pages have it; "" for any other address."""
    if path != "/url" or not re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", host):
        return ""
    asked = parse_qs(query)
    target = (asked.get("q") or asked.get("url") or [""])[0]
    return target if target.startswith("http") and "google." not in target[:40] else ""
