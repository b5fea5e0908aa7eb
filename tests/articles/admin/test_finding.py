"""articles/admin/finding.py: what the pickers of the story form ask for."""

import pytest

from articles.publishing import create, spike

pytestmark = pytest.mark.django_db

FIND = "/admin/articles/article/find/"


def test_find_answers_stories_with_where_they_are(at_desk, rita, live_article, words, english):
    other = create(words.changed(headline="Harbour plans"), by=rita, edition=english)

    assert at_desk(rita).get(FIND, q="harbour").json() == [
        {"id": other.pk, "headline": "Harbour plans", "edition": "en", "path": ""},
        {
            "id": live_article.pk,
            "headline": "Harbour opens",
            "edition": "en",
            "path": live_article.releases.get().get_absolute_url(),
        },
    ]


def test_find_narrows_to_an_edition(at_desk, rita, draft, words, russian):
    other = create(words.changed(headline="Порт", section=None, topics=()), by=rita, edition=russian)

    assert [row["id"] for row in at_desk(rita).get(FIND, edition=russian.pk).json()] == [other.pk]
    assert len(at_desk(rita).get(FIND, edition="nonsense").json()) == 2


def test_find_offers_nothing_from_the_bin(at_desk, rita, draft):
    spike(draft, by=rita)

    assert at_desk(rita).get(FIND, q="harbour").json() == []


def test_find_answers_twenty_at_most(at_desk, rita, words, english):
    for number in range(22):
        create(words.changed(headline=f"Harbour {number}"), by=rita, edition=english)

    assert len(at_desk(rita).get(FIND, q="harbour").json()) == 20


def test_find_bears_anything(at_desk, rita, draft):
    for words in ("\x00", "%", "x" * 5000, "'\";--"):
        assert at_desk(rita).get(FIND, q=words).status_code == 200


def test_authors_are_found_by_name_in_any_language(at_desk, rita, ines):
    ines.texts.create(language="ru", name="Инес Варга")
    found = [{"id": ines.pk, "text": "Ines Varga - politics editor"}]

    assert at_desk(rita).get(FIND + "authors/", q="varga").json() == found
    assert at_desk(rita).get(FIND + "authors/", q="Варга").json() == found
    assert at_desk(rita).get(FIND + "authors/", q="nobody").json() == []


def test_topics_are_found_in_their_edition(at_desk, rita, ports, russian):
    russian.topics.create(name="Ports", slug="porty")

    assert at_desk(rita).get(FIND + "topics/", q="port", edition=ports.edition_id).json() == [
        {"id": ports.pk, "text": "Ports"}
    ]


@pytest.mark.parametrize("path", ["", "authors/", "topics/"])
def test_only_those_who_see_stories_may_ask(at_desk, max, phil, leo, path):
    assert at_desk(max).get(FIND + path).status_code == 403
    assert at_desk(phil).get(FIND + path).status_code == 200
    assert at_desk(leo).get(FIND + path).status_code == 302
    assert at_desk(phil).post(FIND + path).status_code == 405


def test_answers_are_kept_nowhere(at_desk, rita, draft):
    assert "no-store" in at_desk(rita).get(FIND)["Cache-Control"]
