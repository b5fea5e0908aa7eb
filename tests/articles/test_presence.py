"""Who has a story open, and which one tab writes."""

import pytest

from articles.content import Content
from articles.models import Presence, Version
from articles.publishing import NotAllowed, WrongState, appear, autosave, leave, take_over

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def test_the_first_who_comes_writes_and_the_next_reads(draft, rita, edith):
    assert appear(draft, by=rita, tab="ritas-tab").may_write
    company = appear(draft, by=edith, tab="ediths-tab")

    assert (company.may_write, company.writer.person) == (False, rita)
    assert appear(draft, by=rita, tab="ritas-tab").may_write


def test_a_second_tab_of_the_same_person_reads(draft, rita):
    appear(draft, by=rita, tab="ritas-tab")

    assert not appear(draft, by=rita, tab="ritas-other-tab").may_write


def test_who_only_reads_leaves_the_writing_to_others(draft, rita, phil):
    appear(draft, by=phil, tab="phils-tab", reads=True)

    assert appear(draft, by=rita, tab="ritas-tab").may_write
    appear(draft, by=rita, tab="ritas-tab", reads=True)
    assert appear(draft, by=phil, tab="phils-tab", reads=True).writer is None


def test_a_tab_that_fell_silent_finds_another_writing(draft, rita, edith, clock):
    appear(draft, by=rita, tab="ritas-tab")
    clock.forward(seconds=16)
    assert appear(draft, by=edith, tab="ediths-tab").may_write

    company = appear(draft, by=rita, tab="ritas-tab")

    assert (company.may_write, company.mine.taken_by, company.writer.person) == (False, edith, edith)


def test_a_tab_that_fell_silent_writes_on_where_nobody_came(draft, rita, phil, clock):
    appear(draft, by=rita, tab="ritas-tab")
    clock.forward(minutes=5)
    appear(draft, by=phil, tab="phils-tab", reads=True)

    assert appear(draft, by=rita, tab="ritas-tab").may_write


def test_who_waits_does_not_write_by_itself_once_the_writer_goes(draft, rita, edith):
    appear(draft, by=rita, tab="ritas-tab")
    appear(draft, by=edith, tab="ediths-tab")
    leave(draft, by=rita, tab="ritas-tab")

    company = appear(draft, by=edith, tab="ediths-tab")

    assert (company.may_write, company.others) == (False, ())
    assert appear(draft, by=edith, tab="ediths-new-tab").may_write


def test_taking_over_keeps_what_the_loser_wrote(draft, words, rita, carl):
    appear(draft, by=rita, tab="ritas-tab")
    autosave(draft, words.changed(headline="Rita's words"), by=rita, revision=1, tab="ritas-tab")

    assert take_over(draft, by=carl, tab="carls-tab").may_write

    version = draft.versions.first()
    assert (version.kind, version.created_by, version.name) == (Version.Kind.KEPT, rita, "Before Carl took over")
    assert Content.from_json(version.content).headline == "Rita's words"
    assert appear(draft, by=rita, tab="ritas-tab").mine.taken_by == carl
    assert draft.steps.first().name == "take_over"


def test_taking_over_from_nobody_leaves_no_trace(draft, carl):
    assert take_over(draft, by=carl, tab="carls-tab").may_write
    assert draft.versions.count() == 1
    assert draft.steps.count() == 1


def test_taking_over_is_refused_to_who_may_not_write(draft, rita, phil):
    appear(draft, by=rita, tab="ritas-tab")

    with pytest.raises(NotAllowed):
        take_over(draft, by=phil, tab="phils-tab")
    assert appear(draft, by=rita, tab="ritas-tab").may_write


def test_a_tab_is_one_persons(draft, rita, edith):
    appear(draft, by=rita, tab="the-same-tab")

    with pytest.raises(WrongState):
        appear(draft, by=edith, tab="the-same-tab")
    leave(draft, by=edith, tab="the-same-tab")
    assert Presence.objects.get().person == rita


def test_a_sign_of_life_is_an_update_and_a_look(draft, rita, edith, carl, django_assert_num_queries):
    appear(draft, by=rita, tab="ritas-tab")
    with django_assert_num_queries(2):
        appear(draft, by=rita, tab="ritas-tab")
    appear(draft, by=edith, tab="ediths-tab")
    appear(draft, by=carl, tab="carls-tab")

    with django_assert_num_queries(2):
        appear(draft, by=rita, tab="ritas-tab")
