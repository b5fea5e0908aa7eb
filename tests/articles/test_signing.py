"""articles/publishing/signing.py: who else has read the words, and which words."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.content import Content
from articles.models import DeskRights, SignOff, Step
from articles.publishing import (
    NotAllowed,
    Obstructed,
    StaleSave,
    WrongState,
    approve,
    create,
    obstacles,
    publish,
    sign_off,
    steps_for,
    submit,
    write,
)
from articles.publishing.signing import missing_sign_offs, needed_sign_offs
from articles.workflow import SignOffKind, Status

pytestmark = pytest.mark.django_db

LEGAL, PHOTO = SignOffKind.LEGAL, SignOffKind.PHOTO
NO_LEGAL = "Legal has not signed it off as it stands."
NO_PHOTO = "The photo desk has not signed it off as it stands."


@pytest.fixture
def in_review(words, english, rita):
    """A function that sends a story to review: `in_review(needs_legal=True)`."""

    def make(**desk):
        return submit(create(words, by=rita, edition=english, **desk), by=rita)

    return make


# --- What is needed ----------------------------------------------------------------------------------


def test_a_plain_story_needs_none_and_asks_no_query(in_review):
    article = in_review()
    assert article.section is not None

    with CaptureQueriesContext(connection) as context:
        assert missing_sign_offs(article) == []

    assert len(context) == 0


def test_the_storys_flag_asks_for_a_sign_off(in_review):
    assert needed_sign_offs(in_review(needs_photo=True)) == [PHOTO]


def test_the_section_asks_for_all_of_its_stories(in_review, world):
    world.needs_legal = True
    world.save()
    article = in_review(needs_photo=True)
    article.refresh_from_db()

    assert needed_sign_offs(article) == [LEGAL, PHOTO]


# --- Giving it --------------------------------------------------------------------------------------------


def test_a_sign_off_names_the_words_that_were_read(in_review, carl):
    article = in_review(needs_legal=True)

    given = sign_off(article, LEGAL, by=carl)

    assert (given.kind, given.by, given.revision) == (LEGAL, carl, article.revision)
    assert Content.from_json(given.version.content) == Content.of(article)
    assert missing_sign_offs(article) == []


def test_a_sign_off_is_written_in_the_audit(in_review, carl):
    article = in_review(needs_legal=True)

    given = sign_off(article, LEGAL, by=carl)

    step = Step.objects.first()
    assert (step.name, step.by, step.version) == ("sign_off_legal", carl, given.version)
    assert (step.from_status, step.to_status) == (Status.IN_REVIEW, Status.IN_REVIEW)


def test_signing_off_twice_changes_nothing(in_review, carl, ada):
    article = in_review(needs_legal=True)
    first = sign_off(article, LEGAL, by=carl)
    steps = Step.objects.count()

    assert sign_off(article, LEGAL, by=ada) == first
    assert (SignOff.objects.count(), Step.objects.count()) == (1, steps)


def test_legal_and_photo_sign_off_in_any_order(in_review, carl, phil, edith):
    article = in_review(needs_legal=True, needs_photo=True)

    sign_off(article, PHOTO, by=phil)
    assert missing_sign_offs(article) == [LEGAL]
    sign_off(article, LEGAL, by=carl)

    assert approve(article, by=edith).status == Status.APPROVED


def test_words_that_changed_meanwhile_are_not_signed_off(in_review, carl, edith):
    article = in_review(needs_legal=True)
    read = article.revision
    write(article, Content.of(article).changed(headline="Harbour shut"), by=edith, revision=read)

    with pytest.raises(StaleSave):
        sign_off(article, LEGAL, by=carl, revision=read)

    assert not SignOff.objects.exists()


def test_a_draft_is_not_signed_off(draft, carl):
    with pytest.raises(WrongState):
        sign_off(draft, LEGAL, by=carl)


def test_only_the_known_kinds_can_be_kept(in_review, carl):
    given = sign_off(in_review(), LEGAL, by=carl)

    with pytest.raises(IntegrityError), transaction.atomic():
        SignOff.objects.filter(pk=given.pk).update(kind="tax")


def test_the_database_keeps_one_sign_off_of_a_kind_and_revision(in_review, carl):
    given = sign_off(in_review(), LEGAL, by=carl)
    given.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        given.save(force_insert=True)


# --- What it holds back ---------------------------------------------------------------------------------------


def test_approval_waits_for_every_sign_off(in_review, edith):
    article = in_review(needs_legal=True, needs_photo=True)

    with pytest.raises(Obstructed) as refusal:
        approve(article, by=edith)

    assert refusal.value.sentences == [NO_LEGAL, NO_PHOTO]


def test_an_edit_voids_it(in_review, carl, edith):
    article = in_review(needs_legal=True)
    sign_off(article, LEGAL, by=carl)

    article = write(article, Content.of(article).changed(headline="Harbour shut"), by=edith, revision=1)

    assert missing_sign_offs(article) == [LEGAL]
    assert not SignOff.objects.holding().exists()


def test_it_holds_through_what_changes_no_word(in_review, carl, edith):
    article = in_review(needs_legal=True)
    sign_off(article, LEGAL, by=carl)

    article = write(article, Content.of(article), by=edith, revision=1, slugline="PORT")

    assert missing_sign_offs(article) == []


def test_a_flag_that_is_set_after_the_approval_holds_publication_back(in_review, edith, public_headlines):
    article = approve(in_review(), by=edith)
    article = write(article, Content.of(article), by=edith, revision=1, needs_legal=True)

    assert obstacles(article) == [NO_LEGAL]
    with pytest.raises(Obstructed):
        publish(article, by=edith)
    assert public_headlines() == []


# --- Who --------------------------------------------------------------------------------------------------------


def test_the_photo_desk_signs_off_photos_and_not_for_legal(in_review, phil):
    article = in_review(needs_legal=True, needs_photo=True)

    assert sign_off(article, PHOTO, by=phil).by == phil
    with pytest.raises(NotAllowed) as refusal:
        sign_off(article, LEGAL, by=phil)
    assert str(refusal.value).startswith("Your roles do not allow this.")


def test_an_editor_signs_off_where_they_are_named(in_review, edith):
    article = in_review(needs_legal=True)
    with pytest.raises(NotAllowed) as refusal:
        sign_off(article, LEGAL, by=edith)
    assert str(refusal.value) == "Only those who are named for it sign off: ask a chief editor."

    DeskRights.objects.create(person=edith, signs_off_legal=True)
    del edith._limits

    assert sign_off(article, LEGAL, by=edith).by == edith
    with pytest.raises(NotAllowed):
        sign_off(article, PHOTO, by=edith)


def test_a_button_is_offered_only_while_its_sign_off_is_missing(in_review, carl):
    article = in_review(needs_legal=True)

    def offered() -> set[str]:
        return {offer.step.name for offer in steps_for(carl, article) if offer.step.name.startswith("sign_off")}

    assert offered() == {"sign_off_legal"}
    sign_off(article, LEGAL, by=carl)
    assert offered() == set()


def test_the_query_of_missing_sign_offs_says_what_the_verb_says(in_review, carl, world):
    from articles.models import Article

    one, both, _none = in_review(needs_legal=True), in_review(needs_legal=True, needs_photo=True), in_review()
    sign_off(one, LEGAL, by=carl)
    sign_off(both, LEGAL, by=carl)

    assert list(Article.objects.missing_sign_off()) == [both]
    assert list(Article.objects.missing_sign_off(LEGAL)) == []
    world.needs_photo = True
    world.save()
    assert Article.objects.missing_sign_off(PHOTO).count() == 3
