"""A story shown to people without an account."""

import re
from urllib.parse import urlparse

import pytest
from django.test import Client
from lxml import html

from articles.content import Content
from articles.models import Alert, Article, ShareAnswer, ShareLink, Step, Version
from articles.publishing import (
    NotAllowed,
    Obstructed,
    WrongState,
    answer,
    approve,
    create,
    kill,
    publish,
    redact,
    share,
    spike,
    submit,
    unshare,
    write,
)
from articles.sharing import address_of, link_at

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]

CANARY = "CANARY-7391"


@pytest.fixture
def canary(draft, rita):
    """Rita's draft with a word that stands nowhere else."""
    return write(draft, Content.of(draft).changed(body=f"<p>{CANARY} opened.</p>"), by=rita, revision=1)


@pytest.fixture
def link(canary, rita):
    """A link by which somebody may comment and approve."""
    return share(canary, by=rita, label="The lawyer", may_comment=True, may_approve=True)


def path_of(link: ShareLink) -> str:
    return urlparse(address_of(link)).path


@pytest.fixture
def stranger():
    """A browser that was never here."""
    return Client(enforce_csrf_checks=True)


def send(stranger: Client, link: ShareLink, **data):
    """Open the page and send its form, as a browser does."""
    page = html.fromstring(stranger.get(path_of(link)).content)
    token = page.xpath("//form//input[@name='csrfmiddlewaretoken']/@value")[0]
    return stranger.post(path_of(link), {"csrfmiddlewaretoken": token, **data})


# --- Making and ending ---------------------------------------------------------------------------------


def test_share_binds_a_link_to_the_words_as_they_stand(link, canary, rita):
    assert link.version == canary.versions.first()
    assert (link.label, link.made_by) == ("The lawyer", rita)
    assert round((link.expires_at - link.made_at) / ShareLink.LASTS, 6) == 1

    write(canary, Content.of(canary).changed(headline="Later words"), by=rita, revision=2)
    assert Content.from_json(ShareLink.objects.get().version.content).headline == "Harbour opens"


def test_share_makes_a_version_where_none_holds_the_words(draft, rita):
    Article.objects.filter(pk=draft.pk).update(headline="Autosaved", revision=2)
    draft.refresh_from_db()

    link = share(draft, by=rita)
    assert (link.version.number, link.version.kind) == (2, Version.Kind.KEPT)
    assert Content.from_json(link.version.content).headline == "Autosaved"


def test_share_and_unshare_are_in_the_audit(link, rita, edith):
    unshare(link, by=edith)
    unshare(link, by=edith)

    steps = Step.objects.filter(name__in=["share", "unshare"]).order_by("id")
    assert [(step.name, step.by, step.note, step.data) for step in steps] == [
        ("share", rita, "The lawyer", {"link": link.pk}),
        ("unshare", edith, "The lawyer", {"link": link.pk}),
    ]


def test_share_is_for_the_writers_of_a_story_and_for_editors(draft, link, phil, max, edith):
    share(draft, by=edith)
    for person in (phil, max):
        with pytest.raises(NotAllowed):
            share(draft, by=person)
        with pytest.raises(NotAllowed):
            unshare(link, by=person)
    link.refresh_from_db()
    assert link.revoked_at is None


def test_share_is_refused_for_what_is_killed_or_spiked(live_article, draft, rita, edith, words, english):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")
    with pytest.raises(WrongState, match="killed"):
        share(live_article, by=edith)


def test_share_is_refused_for_what_lies_in_the_bin(draft, rita):
    spike(draft, by=rita)
    with pytest.raises(WrongState, match="bin"):
        share(draft, by=rita)


# --- The page --------------------------------------------------------------------------------------------


def test_the_page_shows_the_version_in_the_sites_own_form(stranger, link):
    response = stranger.get(path_of(link))
    page = html.fromstring(response.content)

    assert response.status_code == 200
    assert page.xpath("//h1")[0].text_content().strip() == "Harbour opens"
    assert CANARY in page.xpath("//*[contains(@class, 'story__body')]")[0].text_content()
    told = " ".join(page.xpath("//*[@role='note']")[0].text_content().split())
    assert told.startswith("Rita of Newsroom shows you this version of a story. It is not for the public")
    assert "9 March 2026" in told or "March 9, 2026" in told


def test_the_page_is_kept_and_found_nowhere_and_names_its_address_to_nobody(stranger, link):
    response = stranger.get(path_of(link))

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    words = response.content.decode()
    assert 'name="robots" content="noindex, nofollow"' in words
    assert not re.search(r'rel="canonical"|og:|application/ld\+json', words)
    assert list(response.cookies) == ["csrftoken"]


def test_a_page_without_a_form_sets_no_cookie(stranger, canary, rita):
    response = stranger.get(path_of(share(canary, by=rita)))

    assert list(response.cookies) == []
    assert "<form" not in html.tostring(html.fromstring(response.content).xpath("//main")[0]).decode()


def test_the_address_stays_the_same_and_cannot_be_guessed(link, clock):
    first = address_of(link)
    clock.forward(hours=1)

    assert address_of(ShareLink.objects.get()) == first
    assert first.startswith(f"https://agency.example/share/{link.token}:")
    assert link_at(link.token) is None


def ended(link: ShareLink, clock, rita, edith, ada) -> dict[str, object]:
    return {
        "expired": lambda: clock.forward(days=7, seconds=1),
        "revoked": lambda: unshare(link, by=rita),
        "killed": lambda: _kill_once_live(link.article, edith, ada),
        "spiked": lambda: spike(link.article, by=rita),
    }


def _kill_once_live(article, edith, ada) -> None:
    submit(article, by=ada)
    approve(article, by=ada)
    publish(article, by=ada)
    kill(article, by=edith, reason="Wrong", notice="Withdrawn.")


@pytest.mark.parametrize("how", ["expired", "revoked", "killed", "spiked"])
def test_a_link_that_ended_shows_and_takes_nothing(how, stranger, link, clock, rita, edith, ada):
    assert CANARY in stranger.get(path_of(link)).content.decode()
    ended(link, clock, rita, edith, ada)[how]()

    response = stranger.get(path_of(link))
    assert response.status_code == 404
    assert CANARY not in response.content.decode()
    assert "Harbour opens" not in html.fromstring(response.content).xpath("//main")[0].text_content()
    assert "Ask the person who sent it to you for a new one." in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"

    posted = Client().post(path_of(link), {"name": "Eve", "text": "Hello", "answer": "comment"})
    assert posted.status_code == 404
    assert not ShareAnswer.objects.exists()


STRANGE = [
    lambda path: path[:-2] + "/",
    lambda path: path.replace("/share/", "/share/x"),
    lambda path: "/share/a:b:c/",
]


@pytest.mark.parametrize("change", STRANGE)
def test_an_address_that_we_never_signed_is_like_one_that_ended(change, stranger, link, rita):
    strange = stranger.get(change(path_of(link)))
    unshare(link, by=rita)

    assert strange.status_code == 404
    assert strange.content == stranger.get(path_of(link)).content


@pytest.mark.parametrize("token", ["x" * 5000, "%00", "ä", "1:2"])
def test_a_hostile_address_is_answered_in_words(token, stranger):
    assert stranger.get(f"/share/{token}/").status_code == 404


def test_redacted_words_are_shown_by_no_link(stranger, link, canary, ada):
    redact(canary, by=ada, words=CANARY, reason="The law")

    assert CANARY not in stranger.get(path_of(link)).content.decode()


def test_the_words_stand_nowhere_else_while_they_are_shared(stranger, link):
    for address in ("/", "/section/world/", "/topic/ports/", "/feed/rss.xml", "/section/world/feed/rss.xml"):
        assert CANARY not in stranger.get(address).content.decode()


def test_the_desk_sees_when_somebody_looked_once_a_minute(stranger, link, clock):
    stranger.get(path_of(link))
    first = ShareLink.objects.get().seen_at
    clock.forward(seconds=30)
    stranger.get(path_of(link))
    assert ShareLink.objects.get().seen_at == first

    clock.forward(minutes=1)
    stranger.get(path_of(link))
    assert ShareLink.objects.get().seen_at > first


def test_the_page_speaks_the_editions_language(stranger, words, persian, rita):
    section = persian.sections.create(name="جهان", slug="world")
    article = create(words.changed(section=section.pk, topics=()), by=rita, edition=persian)
    page = html.fromstring(stranger.get(path_of(share(article, by=rita))).content)

    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")


# --- Answers ----------------------------------------------------------------------------------------------


def test_a_comment_reaches_whoever_made_the_link(stranger, link, rita):
    response = send(stranger, link, name="Dr Marant", text="Say “alleged”.", answer="comment")

    assert (response.status_code, response["Location"]) == (302, f"{path_of(link)}?sent=1#answer")
    given = ShareAnswer.objects.get()
    assert (given.link, given.name, given.text, given.approves) == (link, "Dr Marant", "Say “alleged”.", False)
    alert = Alert.objects.get(kind=Alert.Kind.ANSWERED)
    assert (alert.to, alert.article, alert.text) == (rita, link.article, "Dr Marant: Say “alleged”.")
    assert "The newsroom has your answer." in stranger.get(response["Location"]).content.decode()


def test_an_approval_takes_no_step(stranger, link, canary):
    send(stranger, link, name="Dr Marant", answer="approve")

    assert ShareAnswer.objects.get().approves
    assert Alert.objects.get(kind=Alert.Kind.ANSWERED).text == "Dr Marant approves."
    canary.refresh_from_db()
    assert canary.status == "draft"


def test_an_answer_that_the_link_does_not_take_is_refused(stranger, canary, rita):
    only_comments = share(canary, by=rita, may_comment=True)
    assert send(stranger, only_comments, name="Eve", answer="approve").status_code == 403

    nothing = share(canary, by=rita)
    with pytest.raises(NotAllowed):
        answer(nothing, name="Eve", text="Hello")
    assert Client().post(path_of(nothing), {"name": "Eve", "text": "Hello", "answer": "comment"}).status_code == 403
    assert not ShareAnswer.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "text": "Hello", "answer": "comment"},
        {"name": "Eve", "text": "", "answer": "comment"},
        {"name": "Eve", "text": " ", "answer": ""},
        {"name": "Eve", "text": "x" * 4001, "answer": "comment"},
        {"name": "x" * 121, "text": "Hello", "answer": "comment"},
        {"name": "Eve\0", "text": "Hello", "answer": "comment"},
    ],
)
def test_an_answer_that_says_nothing_or_too_much_is_sent_back(data, stranger, link):
    assert send(stranger, link, **data).status_code == 400
    assert not ShareAnswer.objects.exists()


def test_an_answer_needs_a_name_and_words(link):
    for given in ({"name": " ", "text": "Hello"}, {"name": "Eve", "text": " "}):
        with pytest.raises(Obstructed):
            answer(link, **given)


def test_an_answer_comes_from_the_page_itself(link):
    elsewhere = Client(enforce_csrf_checks=True)
    assert elsewhere.post(path_of(link), {"name": "Eve", "text": "Hello"}).status_code == 403


def test_many_answers_by_one_link_have_to_wait(stranger, link):
    answers = [send(stranger, link, name="Eve", text=f"{n}", answer="comment").status_code for n in range(21)]

    assert answers == [302] * 20 + [429]


def test_an_answer_is_shown_as_words(stranger, link, rita):
    send(stranger, link, name="<b>Eve</b>", text="<script>alert(1)</script>", answer="comment")
    desk = Client()
    desk.force_login(rita)

    words = desk.get(f"/admin/articles/article/{link.article_id}/change/").content.decode()
    assert "<script>alert(1)</script>" not in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in words


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_shared_page_takes_no_other_method(method, stranger, link):
    assert getattr(Client(), method)(path_of(link)).status_code == 405
