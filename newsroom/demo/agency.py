"""The demo agency itself: editions, sections, topics, pages, people, authors."""

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from articles.models import Edition, Page, Section, Topic
from authors.models import Author, AuthorLink, AuthorText

from .source import EDITIONS, table

PASSWORD = "newsroom-demo"  # noqa: S105 (it is printed at the start: the demo is no secret)
READER = "reader@demo.example"
NAMES = {
    Role.REPORTER: "Rosa Reporter",
    Role.PHOTO_EDITOR: "Piet Picture",
    Role.EDITOR: "Edda Editor",
    Role.CHIEF_EDITOR: "Cyrus Chief",
    Role.MODERATOR: "Mona Moderator",
    Role.ADMINISTRATOR: "Ada Administrator",
}


def address(role: str) -> str:
    """The log-in of the demo account with this role."""
    return f"{role}@demo.example"


def make_accounts() -> dict[str, User]:
    """One account per desk role, and a reader's, all with the demo password; by role."""
    people = {}
    for role in Role:
        user = _account(address(role), NAMES[role], is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        people[role] = user
    people["reader"] = _account(READER, "Leo Reader")
    return people


def _account(email: str, name: str, **fields) -> User:
    user = User.objects.filter(email=email).first()
    return user or User.objects.create_user(email, PASSWORD, name=name, **fields)


def make_editions() -> dict[str, Edition]:
    """The four editions by code."""
    editions = {}
    for position, fields in enumerate(EDITIONS, start=1):
        edition, _made = Edition.objects.get_or_create(code=fields["code"], defaults={**fields, "position": position})
        editions[edition.code] = edition
    return editions


def make_taxonomy(editions: dict[str, Edition]) -> None:
    """Sections, topics and static pages of every edition."""
    for code, edition in editions.items():
        for position, row in enumerate(table("taxonomy")["section"], start=1):
            words = {"name": row["name"][code], "description": row["description"][code], "position": position}
            Section.objects.get_or_create(edition=edition, slug=row["slug"], defaults=words)
        for row in table("taxonomy")["topic"]:
            Topic.objects.get_or_create(edition=edition, slug=row["slug"], defaults={"name": row["name"][code]})
        for position, row in enumerate(table("pages")["page"], start=1):
            words = {"title": row["title"][code], "body": row["body"][code], "position": position}
            Page.objects.get_or_create(edition=edition, slug=row["slug"], defaults=words)


@transaction.atomic
def make_authors(portraits: dict[str, int], people: dict[str, User]) -> dict[str, Author]:
    """The authors by key, with texts in four languages, portraits and links."""
    authors = {}
    for row in table("authors")["author"]:
        main = row["edition"]
        fields = {"name": row["name"][main], "role": row["role"][main], "bio": row["bio"][main]}
        author, made = Author.objects.get_or_create(
            slug=row["key"], defaults={**fields, "portrait_id": portraits.get(row["key"])}
        )
        if made:
            _add_words(author, row)
        authors[row["key"]] = author
    first = next(iter(authors.values()))
    Author.objects.filter(pk=first.pk, user=None).update(user=people[Role.REPORTER])
    return authors


def _add_words(author: Author, row: dict) -> None:
    AuthorText.objects.bulk_create(
        AuthorText(author=author, language=code, name=row["name"][code], role=row["role"][code], bio=row["bio"][code])
        for code in row["name"]
        if code != row["edition"]
    )
    AuthorLink.objects.bulk_create(
        AuthorLink(author=author, label=link["label"], url=link["url"]) for link in row.get("links", [])
    )
