"""Several people and workers at once, each in a thread with its own connection: one wins, nobody is overwritten."""

import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from random import Random
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from articles.content import Content
from articles.models import Article, Edition, Release, Section, Version
from articles.publishing import (
    Past,
    StaleSave,
    StepRefused,
    TakenOver,
    WrongState,
    announce,
    announce_due,
    appear,
    approve,
    autosave,
    backfill_many,
    correct,
    create,
    fix,
    keep_aside,
    kill,
    link_translations,
    publish,
    submit,
    take_over,
    unschedule,
    write,
)
from articles.signals import release_announced

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drill]

FULL = os.environ.get("DRILL") == "full"
ROUNDS = 50 if FULL else 4
INTERLEAVINGS = 100 if FULL else 20
DUE = 200 if FULL else 24


@pytest.fixture(autouse=True)
def _real_connections(transactional_db):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("Threads need connections of their own, which a database in memory does not have.")


def at_once(*calls: Callable) -> list:
    """Make the calls at the same moment; what each gave, a refusal for what was refused. Anything else is raised."""
    start = Barrier(len(calls))

    def make(call):
        try:
            start.wait(timeout=30)
            return call()
        except StepRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        running = [threads.submit(make, call) for call in calls]
    return [one.result() for one in running]


def refusals(results: list) -> list[type]:
    return [type(result) for result in results if isinstance(result, StepRefused)]


def assert_tiles(article: Article) -> None:
    rows = [row for row in article.releases.order_by("public_from", "number") if not row.is_cancelled]
    assert [row.public_until for row in rows] == [*(row.public_from for row in rows[1:]), None]


@pytest.fixture
def heard():
    """What was announced, with the moment at which it was."""
    announced = []

    def listen(sender, release, **kwargs):
        announced.append((release, timezone.now()))

    release_announced.connect(listen)
    yield announced
    release_announced.disconnect(listen)


@pytest.fixture
def make_approved(words, english, ada):
    """A function that makes an approved story: `make_approved(headline=…)`."""

    def make(edition: Edition = english, **changes) -> Article:
        article = submit(create(words.changed(**changes), by=ada, edition=edition), by=ada)
        return approve(article, by=ada)

    return make


@pytest.fixture
def make_live(make_approved, ada):
    def make(**changes) -> Article:
        article = make_approved(**changes)
        publish(article, by=ada)
        return article

    return make


@pytest.fixture
def make_pair(make_live, russian, ada):
    """A function that makes a live story with its live Russian translation, the translation first where asked."""
    section = Section.objects.create(edition=russian, name="Мир", slug="world")
    in_russian = {"edition": russian, "section": section.pk, "topics": ()}

    def make(translation_first: bool = False) -> tuple[Article, Article]:
        places = [in_russian, {}] if translation_first else [{}, in_russian]
        pair = [make_live(**place) for place in places]
        story, translation = reversed(pair) if translation_first else pair
        link_translations(story, translation, by=ada)
        return story, translation

    return make


def test_two_who_publish_at_once_make_one_release(make_approved, edith, carl, heard):
    for _ in range(ROUNDS):
        article = make_approved()
        heard.clear()

        results = at_once(*(partial(publish, article, by=who) for who in (edith, carl)))

        assert refusals(results) == [WrongState]
        assert article.releases.count() == 1
        assert [release.article_id for release, _at in heard] == [article.pk]


def test_two_who_write_at_once_never_overwrite_each_other(words, english, edith, carl):
    article = create(words.changed(body=""), by=edith, edition=english)
    stale = Counter()

    def keep_adding(who):
        for number in range(INTERLEAVINGS):
            while True:
                saved = Article.objects.get(pk=article.pk)
                content = Content.of(saved)
                more = content.changed(body=f"{content.body}<p>{who.name} {number}.</p>")
                try:
                    write(saved, more, by=who, revision=saved.revision)
                    break
                except StaleSave:
                    stale[who.name] += 1

    at_once(partial(keep_adding, edith), partial(keep_adding, carl))

    body = Article.objects.get(pk=article.pk).body
    assert all(body.count(f"<p>{who.name} {n}.</p>") == 1 for who in (edith, carl) for n in range(INTERLEAVINGS))
    numbers = list(article.versions.order_by("number").values_list("number", "revision"))
    assert numbers == [(n, n) for n in range(1, 2 * INTERLEAVINGS + 2)]


def test_of_two_who_write_from_the_same_revision_one_is_told(draft, words, edith, carl):
    for revision in range(1, INTERLEAVINGS + 1):
        calls = [
            partial(write, draft, words.changed(headline=f"{who} {revision}"), by=who, revision=revision)
            for who in (edith, carl)
        ]

        results = at_once(*calls)

        assert refusals(results) == [StaleSave]
        winner = next(result for result in results if isinstance(result, Article))
        assert Article.objects.get(pk=draft.pk).headline == winner.headline


def test_autosaves_and_saves_at_once_never_overwrite_in_silence(words, english, edith, carl):
    """Two who autosave and save by turns from what they last read: every paragraph that was taken is still there."""
    article = create(words.changed(body=""), by=edith, edition=english)
    stale, taken = Counter(), {edith.name: [], carl.name: []}

    def keep_adding(who):
        chance = Random(who.name)
        for number in range(INTERLEAVINGS):
            read = Article.objects.get(pk=article.pk)
            content = Content.of(read)
            words_of_mine = f"<p>{who.name} {number}.</p>"
            more = content.changed(body=f"{content.body}{words_of_mine}")
            save = chance.choice([autosave, autosave, write])
            try:
                saved = save(read, more, by=who, revision=read.revision, tab=f"tab-of-{who.name}")
                assert saved.revision == read.revision + 1
                taken[who.name].append(words_of_mine)
            except StaleSave:
                # Nothing of it was written, and nothing is lost: it is kept aside.
                stale[who.name] += 1
                keep_aside(read, more, by=who, why=f"{who.name} {number}")

    at_once(partial(keep_adding, edith), partial(keep_adding, carl))

    body = Article.objects.get(pk=article.pk).body
    assert [one for mine in taken.values() for one in mine if body.count(one) != 1] == []
    assert sum(map(len, taken.values())) + stale.total() == 2 * INTERLEAVINGS
    kept = article.versions.filter(kind=Version.Kind.KEPT).count()
    assert (kept, Article.objects.get(pk=article.pk).revision) == (
        stale.total(),
        1 + sum(map(len, taken.values())),
    )
    # Whoever wrote over the other's autosaved words left them as a version.
    numbers = list(article.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_of_two_who_save_from_the_same_revision_by_any_way_one_is_told(draft, words, edith, carl):
    ways = [(autosave, autosave), (autosave, write), (write, autosave), (write, write)]
    for turn in range(INTERLEAVINGS):
        revision = Article.objects.get(pk=draft.pk).revision
        calls = [
            partial(save, draft, words.changed(headline=f"{who} {turn}"), by=who, revision=revision)
            for save, who in zip(ways[turn % 4], (edith, carl), strict=True)
        ]

        results = at_once(*calls)

        assert refusals(results) == [StaleSave]
        winner = next(result for result in results if isinstance(result, Article))
        assert Article.objects.get(pk=draft.pk).headline == winner.headline


def test_of_two_tabs_that_come_at_once_one_writes(draft, edith, carl):
    for turn in range(ROUNDS):
        calls = [partial(appear, draft, by=who, tab=f"{who.name}s-tab-{turn}") for who in (edith, carl)]

        at_once(*calls)

        here = draft.presences.filter(tab__endswith=f"-tab-{turn}")
        assert sorted(row.taken_by_id is None for row in here) == [False, True]
        draft.presences.all().delete()


def test_a_take_over_and_an_autosave_meet_and_nothing_is_lost(draft, words, edith, carl):
    for turn in range(ROUNDS):
        tab, revision = f"ediths-tab-{turn}", Article.objects.get(pk=draft.pk).revision
        appear(draft, by=edith, tab=tab)
        typed = words.changed(headline=f"Edith {turn}")

        saved, company = at_once(
            partial(autosave, draft, typed, by=edith, revision=revision, tab=tab),
            partial(take_over, draft, by=carl, tab=f"carls-tab-{turn}"),
        )

        assert company.may_write
        now = Article.objects.get(pk=draft.pk)
        if isinstance(saved, TakenOver):
            assert now.revision == revision
        else:
            assert (now.headline, now.revision) == (f"Edith {turn}", revision + 1)
        draft.presences.all().delete()


def test_workers_announce_each_due_release_once_and_none_early(words, english, ada, heard):
    now = timezone.now()
    pasts = [Past(Article(edition=english), words, now - timedelta(seconds=n)) for n in range(DUE)]
    due = backfill_many(pasts, by=ada)
    Release.objects.update(announced_at=None)
    for place, release in enumerate(due):
        # Half of them fall due while the workers run.
        begin = now + timedelta(milliseconds=5 * place) if place % 2 else release.public_from
        Release.objects.filter(pk=release.pk).update(public_from=begin, first_public_at=begin, listed_at=begin)
    later = backfill_many([Past(Article(edition=english), words, now)], by=ada)[0]
    Release.objects.filter(pk=later.pk).update(public_from=now + timedelta(hours=1), announced_at=None)
    deadline = timezone.now() + timedelta(minutes=2)

    def work():
        while len(heard) < DUE and timezone.now() < deadline:
            announce_due()

    at_once(work, work, work, work)

    assert Counter(release.pk for release, _at in heard) == Counter(release.pk for release in due)
    assert [release for release, at in heard if at < release.public_from] == []
    assert Release.objects.get(announced_at=None) == later


def test_a_worker_passes_over_a_story_that_somebody_holds(make_live, heard):
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("SQLite has one writer at a time: there the worker waits.")
    held, _free = make_live(headline="Held"), make_live(headline="Free")
    Release.objects.update(announced_at=None)
    heard.clear()
    holding, done = Event(), Event()

    def hold():
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=held.pk)
            holding.set()
            assert done.wait(timeout=30)

    def work():
        assert holding.wait(timeout=30)
        count = announce_due()
        done.set()
        return count

    assert at_once(hold, work)[1] == 1
    assert [release.headline for release, _at in heard] == ["Free"]
    assert announce_due() == 1


def test_an_editor_and_a_worker_meet_at_a_schedule(make_approved, edith, ada, heard):
    for _ in range(ROUNDS):
        article = make_approved()
        heard.clear()
        due = timezone.now() + timedelta(milliseconds=100)
        release = publish(article, by=edith, at=due)

        def work(pk=release.pk, due=due):
            while not announce(pk) and timezone.now() < due + timedelta(milliseconds=100):
                sleep(0.002)

        results = at_once(partial(_at, due, partial(unschedule, article, by=ada)), work, work)

        was_cancelled = not refusals(results[:1])
        assert Release.objects.public().filter(article=article).exists() is not was_cancelled
        assert len(heard) == (0 if was_cancelled else 1)
        if not was_cancelled:
            assert_tiles(article)


def _at(moment, call):
    """Make the call when the moment has come, or a little before."""
    while timezone.now() < moment - timedelta(milliseconds=3):
        sleep(0.001)
    return call()


def test_two_who_kill_at_once_kill_once(make_live, edith, carl, public_headlines):
    for _ in range(ROUNDS):
        article = make_live()
        calls = [partial(kill, article, by=who, reason="Wrong", notice="Withdrawn.") for who in (edith, carl)]

        results = at_once(*calls)

        assert refusals(results) == [WrongState]
        assert [release.kind for release in article.releases.order_by("number")] == ["first", "kill"]
        assert public_headlines() == []


def test_a_kill_wins_over_a_correction_at_the_same_time(make_live, edith, carl, public_headlines):
    for _ in range(ROUNDS):
        article = make_live()

        results = at_once(
            partial(kill, article, by=edith, reason="Wrong", notice="Withdrawn."),
            partial(correct, article, by=carl, changes={"headline": "Harbor opens"}, note="Spelling."),
            partial(fix, article, by=carl, changes={"standfirst": "On Monday."}),
        )

        assert set(refusals(results)) <= {WrongState}
        assert public_headlines() == []
        assert_tiles(article)


def test_of_two_who_correct_the_same_release_one_is_told(make_live, edith, carl):
    for _ in range(ROUNDS):
        article = make_live()
        calls = [
            partial(correct, article, by=who, changes={"headline": who.name}, note="The headline.", based_on=1)
            for who in (edith, carl)
        ]

        results = at_once(*calls)

        assert refusals(results) == [StaleSave]
        assert article.releases.count() == 2
        assert_tiles(article)


@pytest.mark.parametrize("with_translations", [False, True])
def test_linked_editions_killed_from_both_sides_at_once(with_translations, make_pair, edith, carl, public_headlines):
    for turn in range(ROUNDS):
        pair = make_pair(translation_first=turn % 2 == 0)

        results = at_once(
            *(
                partial(kill, one, by=who, reason="Wrong", notice="Gone.", with_translations=with_translations)
                for one, who in zip(pair, (edith, carl), strict=True)
            )
        )

        assert set(refusals(results)) <= {WrongState}
        assert public_headlines() == []
        assert [one.releases.filter(kind="kill").count() for one in pair] == [1, 1]


def test_a_kill_and_an_announcement_of_linked_editions_do_not_wait_for_each_other(
    make_pair, edith, carl, public_headlines
):
    for turn in range(ROUNDS):
        story, translation = make_pair(translation_first=turn % 2 == 0)
        correct(story, by=edith, changes={"headline": f"Right {turn}"}, note="The headline.")
        corrected = story.releases.get(kind="correction")
        Release.objects.filter(pk=corrected.pk).update(announced_at=None)

        results = at_once(
            partial(announce, corrected.pk),
            partial(kill, translation, by=carl, reason="Wrong", notice="Gone."),
        )

        assert (results[0], refusals(results)) == (True, [])
        kill(story, by=edith, reason="Wrong", notice="Gone.")
        assert public_headlines() == []


def test_translations_linked_from_both_sides_at_once(make_live, russian, ada, carl):
    section = Section.objects.create(edition=russian, name="Мир", slug="world")
    for _ in range(ROUNDS):
        one, two = make_live(), make_live(edition=russian, section=section.pk, topics=())

        results = at_once(partial(link_translations, one, two, by=ada), partial(link_translations, two, one, by=carl))

        assert refusals(results) == []
        groups = set(Article.objects.filter(pk__in=[one.pk, two.pk]).values_list("group", flat=True))
        assert len(groups) == 1
        assert None not in groups


def test_stories_that_claim_the_same_address_at_once_get_one_each(make_approved, edith):
    for turn in range(ROUNDS):
        stories = [make_approved(headline=f"Harbour {turn} opens") for _ in range(4)]

        results = at_once(*(partial(publish, story, by=edith) for story in stories))

        stem = f"harbour-{turn}-opens"
        assert {release.address.slug for release in results} == {stem, f"{stem}-2", f"{stem}-3", f"{stem}-4"}
        assert {release.address.article_id for release in results} == {story.pk for story in stories}
