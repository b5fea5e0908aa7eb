"""The sheets of the steps that ask for something: shape of input, and the verb that takes it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..content import Content
from ..models import Article, Section
from ..publishing import Situation, correct, fix, kill, publish, redact, reinstate, reschedule, send_back, update
from ..zones import clock_words, told
from .fields import WallTimeField, meant, typed

LOOK = "look"


class Sheet(forms.Form):
    """What a step asks. `take` takes it; the words of its last button say what will happen."""

    is_grave = False

    def __init__(self, *args, article: Article, situation: Situation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.article, self.situation = article, situation
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the story."""

    def take(self, *, by) -> None:
        raise NotImplementedError

    @property
    def button(self) -> str:
        raise NotImplementedError


class NoteField(forms.CharField):
    def __init__(self, **kwargs) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, **kwargs)


class SendBackSheet(Sheet):
    note = NoteField(label=_("What is missing"), help_text=_("The writers are told."))
    button = _("Send back")

    def take(self, *, by) -> None:
        send_back(self.article, by=by, note=self.cleaned_data["note"])


class TimedSheet(Sheet):
    """A sheet with a time. The last button names it, and does nothing else than what its words say."""

    at = WallTimeField(label=_("When"), required=False)
    embargo_until = WallTimeField(label=_("Embargo until"), required=False)
    #: What the words of the pressed button promised: the value of `at`, or "now".
    confirm = forms.CharField(required=False, widget=forms.HiddenInput)

    #: Whether the sheet sets the embargo, too.
    sets_embargo = True

    def prepare(self) -> None:
        self.fields["at"].help_text = gettext("Leave it empty for now, at once.")
        self.fields["embargo_until"].help_text = gettext("Nobody sees it before, whatever time stands above.")
        if self.sets_embargo:
            self.initial.setdefault("embargo_until", self._saved_embargo)
        else:
            del self.fields["embargo_until"]

    @property
    def _saved_embargo(self) -> datetime | None:
        return typed(self.article.embargo_until, self.article.edition.tz)

    def clean_embargo_until(self) -> datetime | None:
        wall = self.cleaned_data["embargo_until"]
        if wall == self._saved_embargo:
            # To the minute it is what is saved: so that is what stays.
            return self.article.embargo_until
        moment = wall and meant(wall, self.article.edition.tz)
        if moment and moment <= timezone.now():
            raise forms.ValidationError(_("That time has gone by."), code="past")
        return moment

    def clean_at(self) -> datetime | None:
        wall = self.cleaned_data["at"]
        if wall is None:
            return None
        moment = meant(wall, self.article.edition.tz)
        if moment <= timezone.now():
            raise forms.ValidationError(_("That time has gone by."), code="past")
        return moment

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not self.only_looks and given.get("confirm") != self.promise:
            raise forms.ValidationError(
                _("The time was changed after the button was made: look at what it says now, and press it again."),
                code="confirm",
            )
        return given

    @property
    def only_looks(self) -> bool:
        """Whether the person asked what would happen at the time they typed, and no more."""
        return LOOK in self.data

    @property
    def chosen(self) -> datetime | None:
        """The time as typed, if it can be used."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get("at") if self.is_valid_time else None
        return self.initial_time

    @property
    def is_valid_time(self) -> bool:
        return "at" not in self.errors

    @property
    def initial_time(self) -> datetime | None:
        return None

    @property
    def begins_at(self) -> datetime | None:
        """When readers get it: None for at once. An embargo holds it until its end."""
        moments = [moment for moment in (self.chosen, self.embargo) if moment]
        return max(moments, default=None)

    @property
    def embargo(self) -> datetime | None:
        """The embargo in force, as typed where the sheet sets it."""
        until = self.article.embargo_until
        if self.sets_embargo and self.is_bound and "embargo_until" not in self.errors:
            until = self.cleaned_data.get("embargo_until")
        return until if until and until > timezone.now() else None

    @property
    def saved_wall(self) -> str:
        """The saved embargo as the field would show it: the button's promise names another one."""
        return self._wall(self.article.embargo_until) if self.article.embargo_until else ""

    @property
    def embargo_words(self) -> str:
        return told(self.embargo, self.article.edition) if self.embargo else ""

    @property
    def embargo_wall(self) -> str:
        """The embargo's end as the field would show it."""
        return self._wall(self.embargo) if self.embargo else ""

    def _wall(self, moment: datetime) -> str:
        return typed(moment, self.article.edition.tz).isoformat(timespec="minutes")

    @property
    def promise(self) -> str:
        """What the button's words come to, for `confirm`: the time, and another embargo where one was typed."""
        time = self._wall(self.chosen) if self.chosen else "now"
        if not (self.sets_embargo and self.is_bound) or "embargo_until" in self.errors:
            return time
        until = self.cleaned_data.get("embargo_until")
        return time if until == self.article.embargo_until else f"{time}/{self._wall(until) if until else '-'}"

    words_now = words_at = ""

    @property
    def button(self) -> str:
        if self.begins_at is None:
            return str(self.words_now)
        return str(self.words_at) % {"time": clock_words(self.begins_at, self.article.edition)}


class ReleaseSheet(TimedSheet):
    """Releases what was approved. A flash asks to be confirmed."""

    flash = forms.BooleanField(
        label=_("Yes, this is a flash: put it over the top of every page"),
        error_messages={"required": _("Confirm that it is a flash, or give the story another urgency.")},
    )

    def prepare(self) -> None:
        super().prepare()
        if not self.article.is_flash or self.situation.live:
            del self.fields["flash"]
        elif LOOK in self.data:
            self.fields["flash"].required = False


class PublishSheet(ReleaseSheet):
    remark = NoteField(
        label=_("Note for the desk"),
        required=False,
        help_text=_("It stands in the story's history; no reader sees it."),
    )
    words_now, words_at = _("Publish now"), _("Schedule for %(time)s")
    field_order = ["at", "embargo_until", "remark", "flash"]

    def take(self, *, by) -> None:
        given = self.cleaned_data
        publish(
            self.article, by=by, at=given["at"], embargo_until=given["embargo_until"], remark=given["remark"].strip()
        )


class UpdateSheet(ReleaseSheet):
    note = NoteField(label=_("What is new"), required=False, help_text=_("Readers see it with the update."))
    field_order = ["note", "at", "embargo_until", "to_top"]
    to_top = forms.BooleanField(label=_("Move the story to the top of the lists"), required=False)
    words_now, words_at = _("Release the update now"), _("Schedule this update for %(time)s")

    def take(self, *, by) -> None:
        given = self.cleaned_data
        update(
            self.article,
            by=by,
            note=given["note"],
            at=given["at"],
            to_top=given["to_top"],
            embargo_until=given["embargo_until"],
        )


class RescheduleSheet(TimedSheet):
    sets_embargo = False
    words_now, words_at = _("Publish now"), _("Move to %(time)s")

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("at", typed(self.initial_time, self.article.edition.tz))

    @property
    def initial_time(self) -> datetime | None:
        waiting = self.situation.waiting
        return waiting.public_from if waiting else None

    def take(self, *, by) -> None:
        reschedule(self.article, by=by, at=self.cleaned_data["at"] or timezone.now())


class LiveTextSheet(Sheet):
    """The words that readers see now, to be mended; an update that the desk is writing stays as it is."""

    #: Fields of the sheet that are fields of a Content.
    words = ("headline", "standfirst", "body", "lead_caption")
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        live = self.situation.live
        content = Content.of_release(live)
        for name in self.words:
            field = Article._meta.get_field(name).formfield()
            self.fields[name] = field
            self.initial[name] = getattr(content, name)
        self.fields["headline"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": 200, "dir": "auto"})
        self.fields["body"].widget.write_for(self.article.edition)
        self.initial["based_on"] = live.number
        self.order_fields([*self.words, "section", "note"])

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        values = {name: given[name] for name in self.words if name in self.changed_data}
        return {name: value.replace("\r\n", "\n") for name, value in values.items()}


class CorrectSheet(LiveTextSheet):
    note = NoteField(
        label=_("What was wrong"), help_text=_("Readers see it under the story and among the corrections.")
    )
    button = _("Publish the correction now")

    def take(self, *, by) -> None:
        given = self.cleaned_data
        correct(self.article, by=by, changes=self.changes(), note=given["note"], based_on=given["based_on"])


class FixSheet(LiveTextSheet):
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"))
    button = _("Fix silently now")

    def prepare(self) -> None:
        super().prepare()
        self.fields["section"].queryset = self.article.edition.sections.filter(merged_into=None).order_by(
            "position", "name"
        )
        self.initial["section"] = self.situation.live.section_id

    def take(self, *, by) -> None:
        changes = self.changes()
        if "section" in self.changed_data:
            changes["section"] = self.cleaned_data["section"].pk
        fix(self.article, by=by, changes=changes, based_on=self.cleaned_data["based_on"])


class KillSheet(Sheet):
    reason = NoteField(label=_("Reason, for the desk"))
    notice = NoteField(label=_("Line for readers and clients"), help_text=_("It stands where the story stood."))
    with_translations = forms.BooleanField(label=_("Kill its translations too"), required=False)
    word = forms.CharField(
        label=_("Type KILL to confirm"), widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    button = _("Kill this story now")
    is_grave = True

    def prepare(self) -> None:
        if self.article.group_id is None:
            del self.fields["with_translations"]
        with translation.override(self.article.edition.code):
            self.initial["notice"] = gettext("This story has been withdrawn.")

    def clean_word(self) -> str:
        word = self.cleaned_data["word"].strip()
        if word != "KILL":
            raise forms.ValidationError(_("Type the word KILL, in capitals."))
        return word

    def take(self, *, by) -> None:
        given = self.cleaned_data
        kill(
            self.article,
            by=by,
            reason=given["reason"],
            notice=given["notice"],
            with_translations=given.get("with_translations", False),
        )


class ReinstateSheet(Sheet):
    reason = NoteField(label=_("Why it comes back"), help_text=_("For the desk: it is kept in the audit."))
    button = _("Reinstate the story now")

    def take(self, *, by) -> None:
        reinstate(self.article, by=by, reason=self.cleaned_data["reason"])


class RedactSheet(Sheet):
    words = forms.CharField(
        label=_("Words to blank"),
        min_length=2,
        max_length=500,
        help_text=_("In every release and version, for good. The words themselves are kept nowhere."),
    )
    reason = NoteField(label=_("Reason"), help_text=_("Do not repeat the words here: the reason is kept in the audit."))
    button = _("Blank these words for good")
    is_grave = True

    def take(self, *, by) -> None:
        redact(self.article, by=by, words=self.cleaned_data["words"], reason=self.cleaned_data["reason"])


SHEETS: dict[str, type[Sheet]] = {
    "send_back": SendBackSheet,
    "publish": PublishSheet,
    "update": UpdateSheet,
    "reschedule": RescheduleSheet,
    "correct": CorrectSheet,
    "fix": FixSheet,
    "kill": KillSheet,
    "reinstate": ReinstateSheet,
    "redact": RedactSheet,
}
