"""The states of a working copy and the steps between them: one table, no database, no request."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Of the working copy. Whether a story is live, waiting or killed is asked of its releases."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    SPIKED = "spiked", _("Spiked")


class SignOffKind(models.TextChoices):
    """Who else must have read a story before it can be approved; all at the same time, in any order."""

    LEGAL = "legal", _("Legal")
    PHOTO = "photo", _("Photo desk")


class Needs(models.TextChoices):
    """What a step asks of the releases."""

    NOTHING = "nothing"
    NOT_LIVE = "not_live"
    LIVE = "live"
    WAITING = "waiting"
    LIVE_OR_WAITING = "live_or_waiting"
    KILLED = "killed"
    QUIET = "quiet"  # neither live nor waiting


@dataclass(frozen=True)
class Step:
    """One row of the table: from which states it may be taken, to which it leads, and what it asks of the releases."""

    name: str
    label: str
    sources: frozenset[Status]
    target: Status | None
    needs: Needs = Needs.NOTHING
    asks: tuple[str, ...] = ()  # the fields of its sheet


ANY = frozenset(Status)
NOT_SPIKED = ANY - {Status.SPIKED}

STEPS: dict[str, Step] = {
    step.name: step
    for step in [
        Step("submit", _("Send to review"), frozenset({Status.DRAFT}), Status.IN_REVIEW),
        Step(
            "send_back",
            _("Send back"),
            frozenset({Status.IN_REVIEW, Status.APPROVED}),
            Status.DRAFT,
            asks=("note",),
        ),
        Step("sign_off_legal", _("Sign off: legal"), frozenset({Status.IN_REVIEW}), None),
        Step("sign_off_photo", _("Sign off: photos"), frozenset({Status.IN_REVIEW}), None),
        Step("approve", _("Approve"), frozenset({Status.IN_REVIEW}), Status.APPROVED),
        Step(
            "publish",
            _("Publish"),
            frozenset({Status.APPROVED}),
            Status.DRAFT,
            Needs.NOT_LIVE,
            asks=("at",),
        ),
        Step(
            "update",
            _("Release update"),
            frozenset({Status.APPROVED}),
            Status.DRAFT,
            Needs.LIVE,
            asks=("note", "at", "to_top"),
        ),
        Step("reschedule", _("Change time"), NOT_SPIKED, None, Needs.WAITING, asks=("at",)),
        Step("unschedule", _("Cancel schedule"), NOT_SPIKED, None, Needs.WAITING),
        Step("correct", _("Correct"), NOT_SPIKED, None, Needs.LIVE, asks=("note", "text")),
        Step("fix", _("Fix silently"), NOT_SPIKED, None, Needs.LIVE, asks=("text",)),
        Step("undo", _("Undo publishing"), NOT_SPIKED, None, Needs.LIVE),
        Step("kill", _("Kill"), NOT_SPIKED, Status.DRAFT, Needs.LIVE_OR_WAITING, asks=("reason", "notice", "word")),
        Step("reinstate", _("Reinstate"), NOT_SPIKED, None, Needs.KILLED, asks=("reason",)),
        Step("spike", _("Spike"), NOT_SPIKED, Status.SPIKED, Needs.QUIET),
        Step("revive", _("Revive"), frozenset({Status.SPIKED}), Status.DRAFT),
        Step("redact", _("Redact"), ANY, None, asks=("words", "reason")),
    ]
}


def steps_from(status: str) -> list[Step]:
    """The steps that the table allows from `status`, in the order an editor meets them."""
    return [step for step in STEPS.values() if status in step.sources]
