"""Reading a reader's page in a test: fetch it, look things up by class, take their words."""

import json

import lxml.html


def read(client, path: str, status: int = 200):
    """The parsed page at `path`."""
    response = client.get(path)
    assert response.status_code == status, f"{path} answered {response.status_code}"
    return lxml.html.fromstring(response.content)


def words(node) -> str:
    """The node's text on one line."""
    return " ".join(node.text_content().split())


def all_words(page, name: str) -> list[str]:
    """The text of every element with this class, in order."""
    return [words(node) for node in page.find_class(name)]


def links(page, name: str) -> list[tuple[str, str]]:
    """Text and address of every link with this class, or inside an element with it."""
    found = []
    for node in page.find_class(name):
        found += [node] if node.tag == "a" else node.iter("a")
    return [(words(link), link.get("href")) for link in found]


def meta(page, name: str) -> str | None:
    """The content of a meta element, by name or property; None where there is none."""
    found = page.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
    return found[0] if found else None


def rel(page, kind: str) -> list[str]:
    """The addresses of the head's links of a kind."""
    return page.xpath("//head/link[@rel=$kind]/@href", kind=kind)


def structured_data(page) -> list[dict]:
    [script] = page.xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)
