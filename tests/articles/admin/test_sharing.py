"""Share links at the desk: made, copied, ended, and what came back."""

import pytest

from articles.models import ShareLink
from articles.publishing import answer, create, kill, share, spike, unshare
from articles.sharing import address_of, saw

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def sharing(article, link: ShareLink | None = None) -> str:
    base = f"/admin/articles/article/{article.pk}/share/"
    return f"{base}{link.pk}/end/" if link else base


def test_a_link_is_made_from_the_story_and_its_address_stands_there(at_desk, rita, draft, story):
    desk = at_desk(rita)
    response = desk.post(sharing(draft), label="The lawyer", may_comment="on", may_approve="on")

    link = ShareLink.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"{story(draft)}#shares")
    assert (link.label, link.may_comment, link.may_approve, link.made_by) == ("The lawyer", True, True, rita)
    page = desk.page(story(draft))
    assert page.find(".share__address input[readonly]")[0].get("value") == address_of(link)
    assert page.words(".share__name strong") == ["The lawyer"]


def test_a_link_says_who_looked_and_what_they_answered(at_desk, rita, draft, story):
    link = share(draft, by=rita, label="The lawyer", may_comment=True, may_approve=True)
    desk = at_desk(rita)
    assert "not seen yet" in desk.page(story(draft)).words(".share")[0]

    saw(link)
    answer(link, name="Dr Marant", text="Fine with me.", approves=True)
    page = desk.page(story(draft))
    assert "last seen 12:00 UTC" in page.words(".share")[0]
    assert page.words(".share__answers li") == ["Dr Marant approves 12:00 UTC Fine with me."]


def test_a_link_is_ended_from_the_story(at_desk, edith, rita, draft, story):
    link = share(draft, by=rita, label="The lawyer")
    desk = at_desk(edith)

    assert desk.post(sharing(draft, link))["Location"] == f"{story(draft)}#shares"
    assert not ShareLink.objects.open().exists()
    page = desk.page(story(draft))
    assert page.words(".share__name") == ["The lawyer Taken back"]
    assert address_of(link) not in page.root.text_content()
    assert not page.find(".share__address")


def test_a_link_of_another_story_is_not_found(at_desk, rita, draft, words, english):
    link, other = share(draft, by=rita), create(words, by=rita, edition=english)

    assert at_desk(rita).post(sharing(other, link)).status_code == 404
    assert at_desk(rita).post(f"/admin/articles/article/{draft.pk}/share/{'9' * 30}/end/").status_code == 404
    assert ShareLink.objects.open().exists()


def test_a_name_that_is_too_long_makes_no_link(at_desk, rita, draft):
    at_desk(rita).post(sharing(draft), label="x" * 121)

    assert not ShareLink.objects.exists()


def test_whoever_may_not_share_sees_the_links_and_makes_none(at_desk, phil, rita, draft, story):
    link = share(draft, by=rita, label="The lawyer")
    page = at_desk(phil).page(story(draft))
    assert page.words(".share__name strong") == ["The lawyer"]
    assert not page.find(".share__new, .share__address form")

    assert at_desk(phil).post(sharing(draft)).status_code == 403
    assert at_desk(phil).post(sharing(draft, link)).status_code == 403
    assert ShareLink.objects.open().count() == 1


def test_a_killed_story_offers_no_links(at_desk, edith, live_article, story):
    share(live_article, by=edith, label="The lawyer")
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    page = at_desk(edith).page(story(live_article))
    assert not page.find(".share__new, .share__address")
    assert at_desk(edith).post(sharing(live_article)).status_code == 409


def test_a_spiked_story_offers_no_links(at_desk, rita, draft, story):
    share(draft, by=rita)
    spike(draft, by=rita)

    assert not at_desk(rita).page(story(draft)).find(".share__new, .share__address")


def test_links_and_ends_stand_in_the_storys_history(at_desk, rita, draft, story):
    unshare(share(draft, by=rita, label="The lawyer"), by=rita)

    words = at_desk(rita).page(story(draft)).words("#history-panel")[0]
    assert "Share link made" in words
    assert "Share link revoked" in words
    assert words.count("The lawyer") == 2
