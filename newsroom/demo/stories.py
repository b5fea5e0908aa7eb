"""The demo agency's stories, each brought to its state by the desk's own verbs."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from articles.content import Content, Name
from articles.models import Article, Edition, Release
from articles.publishing import (
    approve,
    backfill,
    backfill_later,
    create,
    link_translations,
    publish,
    spike,
    submit,
    write,
)
from authors.models import Author

from .source import stories

NAMESPACE = uuid.UUID("6f1c1f0e-6f3b-5d0c-9a53-6c6f64657374")


@dataclass(frozen=True)
class Desk:
    """What a story's file names by key."""

    editions: dict[str, Edition]
    authors: dict[str, Author]
    photos: dict[str, int]
    people: dict[str, User]


def guid_of(edition: str, key: str) -> uuid.UUID:
    """The same story has the same identifier every time the demo is loaded."""
    return uuid.uuid5(NAMESPACE, f"{edition}/{key}")


def make_stories(desk: Desk, tick: Callable[[str], None]) -> None:
    """All stories of all editions; those that exist already are left as they are."""
    now = timezone.now()
    made: dict[tuple[str, str], Article] = {}
    rows: list[tuple[str, dict[str, Any]]] = [(code, row) for code in desk.editions for row in stories(code)]
    for code, row in rows:
        made[code, row["key"]] = _draft(desk, code, row)
    ids = {(code, key): article.pk for (code, key), article in made.items()}
    for code, row in rows:
        article = made[code, row["key"]]
        if not article.steps.exclude(name="create").exists():
            # All of it or nothing: stopped on its way, a story would stay as it is, and one to be killed stay live.
            with transaction.atomic():
                _bring_to_state(desk, article, _linked(row, code, ids), now)
        tick(row["headline"])
    _join_translations(desk, rows, made)


def _draft(desk: Desk, code: str, row: dict[str, Any]) -> Article:
    found = Article.objects.filter(guid=guid_of(code, row["key"])).first()
    if found:
        return found
    return create(
        _content(desk, code, row),
        by=desk.people[Role.REPORTER],
        edition=desk.editions[code],
        guid=guid_of(code, row["key"]),
        slugline=row.get("slugline", ""),
    )


def _content(desk: Desk, code: str, row: dict[str, Any]) -> Content:
    edition = desk.editions[code]
    sections = {section.slug: section.pk for section in edition.sections.all()}
    topics = {topic.slug: topic.pk for topic in edition.topics.all()}
    return Content(
        headline=row["headline"],
        short_headline=row.get("short_headline", ""),
        standfirst=row.get("standfirst", ""),
        dateline=row.get("dateline", ""),
        body=_with_photos(row["body"], desk.photos),
        lead_photo=desk.photos.get(row.get("lead_photo", "")),
        lead_caption=row.get("lead_caption", ""),
        section=sections[row["section"]],
        also_in=tuple(sections[slug] for slug in row.get("also_in", [])),
        topics=tuple(topics[slug] for slug in row.get("topics", [])),
        genre=row.get("genre", "news"),
        urgency=row.get("urgency", 5),
        slug=row["key"],
        bylines=tuple(_name(desk, line) for line in row.get("byline", [])),
    )


def _name(desk: Desk, line: dict[str, str]) -> Name:
    if "author" in line:
        return Name(author=desk.authors[line["author"]].pk)
    return Name(guest_name=line["guest"], role=line.get("role", ""))


def _with_photos(body: str, photos: dict[str, int]) -> str:
    """The body with the photos' keys replaced by the stored form of a figure."""
    return re.sub(
        r'<figure data-photo="([a-z-]+)">',
        lambda match: f'<figure class="figure"><img data-photo="{photos[match[1]]}" alt="">',
        body,
    )


def _linked(row: dict[str, Any], code: str, ids: dict[tuple[str, str], int]) -> dict[str, Any]:
    """The row with the keys of its story links replaced by ids; a link to nowhere becomes plain words."""

    def link(match: re.Match[str]) -> str:
        pk = ids.get((code, match[1]))
        return f'<a data-story="{pk}" href="#">{match[2]}</a>' if pk else match[2]

    return {**row, "body": re.sub(r'<a data-story="([a-z0-9-]+)">(.*?)</a>', link, row["body"])}


def _bring_to_state(desk: Desk, article: Article, row: dict[str, Any], now: datetime) -> None:
    content = _content(desk, article.edition.code, row)
    state = row["state"]
    if state in ("draft", "in_review", "approved", "spiked", "embargoed", "scheduled"):
        _through_the_desk(desk, article, content, row, now)
        return
    began = now - timedelta(minutes=row["minutes_ago"])
    first = content.changed(body=_as_first_released(content.body, row))
    _save_words(desk, article, first)
    by = desk.people[Role.ADMINISTRATOR]
    backfill(article, by=by, public_from=began)
    later = began + (now - began) / 3
    if state in ("updated", "corrected"):
        _save_words(desk, article, content)
        kind = Release.Kind.UPDATE if state == "updated" else Release.Kind.CORRECTION
        backfill_later(article, content, by=by, kind=kind, public_from=later, note=row["note"])
    elif state == "killed":
        backfill_later(
            article,
            content,
            by=by,
            kind=Release.Kind.KILL,
            public_from=later,
            note=row["notice"],
            reason=row["reason"],
        )


def _save_words(desk: Desk, article: Article, content: Content) -> None:
    article.refresh_from_db()
    write(article, content, by=desk.people[Role.ADMINISTRATOR], revision=article.revision)


def _as_first_released(body: str, row: dict[str, Any]) -> str:
    """The text before its correction or update."""
    for old, new in row.get("replaced", []):
        body = body.replace(new, old)
    return body


def _through_the_desk(desk: Desk, article: Article, content: Content, row: dict[str, Any], now: datetime) -> None:
    state = row["state"]
    when = now + timedelta(minutes=row.get("minutes_ahead", 0))
    embargo = {"embargo_until": when} if state == "embargoed" else {}
    reporter, editor = desk.people[Role.REPORTER], desk.people[Role.EDITOR]
    if embargo or content.cleaned() != Content.of(article):
        write(article, content, by=reporter, revision=article.revision, **embargo)
    if state == "draft":
        return
    if state == "spiked":
        spike(article, by=reporter)
        return
    submit(article, by=reporter)
    if state == "in_review":
        return
    approve(article, by=editor)
    if state in ("embargoed", "scheduled"):
        publish(article, by=editor, at=when)


def _join_translations(desk: Desk, rows, made: dict[tuple[str, str], Article]) -> None:
    """The first edition's article of each group is the source of the others."""
    sources: dict[str, Article] = {}
    for code, row in rows:
        group = row.get("group")
        if not group:
            continue
        article = made[code, row["key"]]
        article.refresh_from_db()
        source = sources.setdefault(group, article)
        if source is not article and article.group_id is None:
            link_translations(source, article, by=desk.people[Role.ADMINISTRATOR])
            source.refresh_from_db()
