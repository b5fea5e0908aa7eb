"""Posts and films elsewhere that a story may show: a few named hosts, nothing else."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .tokens import End, Start, Token

_BEGIN, _END = r"^https?://", r"(?:[/?&#]\S*)?$"
_MAX_LENGTH = 500


class Host(NamedTuple):
    """`pattern` reads an address; from its groups `address` is the one that is stored, `player` what a frame shows.

    Without a player it stays a link: no script of theirs comes onto our pages.
    """

    name: str
    pattern: str
    address: str
    player: str = ""


# The editor reads the same patterns: they keep to what Python and JavaScript both know.
HOSTS = (
    Host(
        "YouTube",
        r"(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#\s]*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
        r"([A-Za-z0-9_-]{11})",
        "https://www.youtube.com/watch?v={}",
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    Host(
        "Vimeo",
        r"(?:www\.)?(?:player\.)?vimeo\.com/(?:video/|channels/[a-z0-9]+/)?([0-9]{5,12})",
        "https://vimeo.com/{}",
        "https://player.vimeo.com/video/{}",
    ),
    Host(
        "X",
        r"(?:(?:www|mobile)\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,15})/status/([0-9]{5,20})",
        "https://x.com/{}/status/{}",
    ),
    Host(
        "Telegram",
        r"(?:t|telegram)\.me/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/([0-9]{1,12})",
        "https://t.me/{}/{}",
    ),
    Host(
        "Instagram",
        r"(?:www\.)?instagram\.com/(?:[A-Za-z0-9_.]+/)?(p|reel)/([A-Za-z0-9_-]{5,20})",
        "https://www.instagram.com/{}/{}/",
    ),
)
_COMPILED = tuple((host, re.compile(_BEGIN + host.pattern + _END)) for host in HOSTS)
PATTERNS = tuple((host.name, _BEGIN + host.pattern + _END) for host in HOSTS)


class Embed(NamedTuple):
    host: str
    address: str
    player: str


def embed_of(address: str) -> Embed | None:
    """What stands at an address of one of the hosts; None for every other address."""
    address = address.strip()
    if len(address) > _MAX_LENGTH:
        return None
    for host, pattern in _COMPILED:
        if found := pattern.match(address):
            parts = found.groups()
            return Embed(host.name, host.address.format(*parts), host.player.format(*parts))
    return None


def codes_as_embeds(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the hosts' own embedding codes (frames, quotes with scripts) as our embeds."""
    kept: list[Token] = []
    for token in tokens:
        if kept:
            kept.append(token)
            if token == End("blockquote"):
                yield from _embed_in(kept) or kept
                kept = []
        elif isinstance(token, Start) and token.name == "blockquote" and _is_code(token):
            kept = [token]
        elif isinstance(token, Start) and (address := _address_on(token)):
            yield from _embed(address)
        else:
            yield token
    yield from kept


def _is_code(quote: Start) -> bool:
    return bool({"twitter-tweet", "instagram-media"} & set(quote.attributes.get("class", "").split()))


def _address_on(tag: Start) -> str:
    if tag.name == "iframe":
        source = tag.attributes.get("src", "")
        return f"https:{source}" if source.startswith("//") else source
    post = tag.attributes.get("data-telegram-post", "")
    return f"https://t.me/{post}" if post and tag.name == "script" else ""


def _embed_in(tokens: list[Token]) -> list[Token]:
    """The post that an embedding code shows: the last one that it links to."""
    for token in reversed(tokens):
        if isinstance(token, Start):
            for name in ("data-instgrm-permalink", "href"):
                if (embed := embed_of(token.attributes.get(name, ""))) is not None:
                    return _embed(embed.address)
    return []


def _embed(address: str) -> list[Token]:
    embed = embed_of(address)
    return [Start("figure", {"data-embed": embed.address}), End("figure")] if embed else []
