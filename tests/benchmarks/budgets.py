"""`python -m tests.benchmarks.budgets`: what a reader's browser fetches for a page, beside what it should."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlsplit

from lxml import html

from .command import told
from .compression import compressed
from .scratch import scratch_site
from .server import Server, site
from .survey import Count, survey
from .table import table

DESCRIPTION = """\
Print the bytes of every page and of what it needs before its images, as they go over the wire: compressed,
fonts as they are. They are printed, never judged; a figure over its budget has an exclamation mark.
"""
EPILOG = "Example: python -m tests.benchmarks.budgets --json"
KB = 1000
COMPRESSED = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Weight:
    """Bytes on the wire, requests before images (the page itself among them), and requests to other hosts."""

    html: int
    css: int
    js: int
    fonts: int
    requests: int
    elsewhere: int


#: Of a story; the page's own text without its thread.
BUDGET = Weight(html=14 * KB, css=8 * KB, js=6 * KB, fonts=30 * KB, requests=4, elsewhere=0)


@dataclass(frozen=True)
class Needs:
    """The addresses that a page names in its head and at its end, by kind, and all those of other hosts."""

    css: list[str]
    js: list[str]
    fonts: list[str]
    elsewhere: list[str]


def needs(body: bytes) -> Needs:
    """What a browser fetches for this page before its images. Icons are left out: they wait."""
    tree = html.document_fromstring(body)
    found = {
        "css": tree.xpath("//link[@rel='stylesheet']/@href"),
        "js": tree.xpath("//script/@src"),
        "fonts": tree.xpath("//link[@rel='preload'][@as='font']/@href"),
    }
    pictures = tree.xpath("//img/@src | //source/@src | //iframe/@src | //video/@src | //audio/@src")
    sets = [part.split()[0] for value in tree.xpath("//*/@srcset") for part in value.split(",") if part.strip()]
    everything = [*(address for addresses in found.values() for address in addresses), *pictures, *sets]
    return Needs(**found, elsewhere=sorted({address for address in everything if urlsplit(address).netloc}))


def weigh(server: Server, path: str) -> Weight:
    body = server.get(path)
    named = needs(body)

    def size(addresses: Iterable[str]) -> int:
        own = [address for address in addresses if address not in named.elsewhere]
        return sum(len(server.get(address, COMPRESSED)) for address in own)

    return Weight(
        html=compressed(body),
        css=size(named.css),
        js=size(named.js),
        fonts=size(named.fonts),
        requests=1 + len(named.css) + len(named.js) + len(named.fonts),
        elsewhere=len(named.elsewhere),
    )


def weights(server: Server, counts: Iterable[Count]) -> dict[str, Weight]:
    """Every reader's page that is found and is HTML, by name."""
    return {
        count.name: weigh(server, count.path)
        for count in counts
        if count.status == 200 and not count.cookie and not count.path.endswith(".xml")
    }


def budget_table(found: dict[str, Weight]) -> str:
    names = [field.name for field in fields(Weight)]
    rows = [[name, *(_cell(weight, kind) for kind in names)] for name, weight in found.items()]
    head = ["bytes on the wire", "HTML", "CSS", "scripts", "fonts", "requests", "elsewhere"]
    return table(head, [*rows, ["budget of a story", *(getattr(BUDGET, kind) for kind in names)]])


def _cell(weight: Weight, kind: str) -> str:
    value = getattr(weight, kind)
    return f"{value:,}{' !' if value > getattr(BUDGET, kind) else ''}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser("python -m tests.benchmarks.budgets", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    options = parser.parse_args(arguments)
    with scratch_site(stories=200, database="") as scratch, site(scratch, workers=1) as server:
        found = weights(server, survey(scratch))
    if options.json:
        sys.stdout.write(json.dumps({name: asdict(weight) for name, weight in found.items()}, indent=2) + "\n")
    else:
        sys.stdout.write(budget_table(found) + "\n")


if __name__ == "__main__":
    told(main)
