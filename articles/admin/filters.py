"""What narrows the list of stories: filters that stand in the address, and the questions that they ask.

Each filter alone is a range of one index in the list's own order, or a few stories that are looked up. A set that may
hold either few stories or most of them is asked for its first FEW.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib.normalising import words

from ..models import Article, Byline, Edition, Release, Section
from ..search import FEW, find_articles
from ..today import QUESTIONS, stories_of
from ..workflow import Status

STATES = [
    ("", gettext_lazy("On the desk")),
    *Status.choices[:3],
    ("live", gettext_lazy("Live")),
    ("waiting", gettext_lazy("Scheduled or embargoed")),
    ("killed", gettext_lazy("Killed")),
    (Status.SPIKED, gettext_lazy("Spiked")),
]


class DayField(forms.DateField):
    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)

    def to_python(self, value):
        # What a browser sends, whatever the person's language.
        try:
            return date.fromisoformat(value) if value and 1970 <= int(value[:4]) <= 9000 else None
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error


class Filters(forms.Form):
    """The filters, as they stand in the address. What cannot be read is left out."""

    q = forms.CharField(required=False, max_length=200, label=gettext_lazy("Search"))
    state = forms.ChoiceField(required=False, choices=STATES, label=gettext_lazy("State"))
    block = forms.ChoiceField(
        required=False,
        choices=[("", gettext_lazy("Any")), *((name, question.title) for name, question in QUESTIONS.items())],
        label=gettext_lazy("On Today"),
    )
    edition = forms.ChoiceField(required=False, label=gettext_lazy("Edition"))
    section = forms.ChoiceField(required=False, label=gettext_lazy("Section"))
    genre = forms.ChoiceField(
        required=False, choices=[("", gettext_lazy("Any")), *Article.Genre.choices], label=gettext_lazy("Genre")
    )
    urgent = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Any")),
            ("flash", gettext_lazy("Flash")),
            ("high", gettext_lazy("Urgency 1 to 3")),
            ("embargo", gettext_lazy("Under embargo")),
        ],
        label=gettext_lazy("Urgency"),
    )
    who = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Everybody")),
            ("mine", gettext_lazy("Mine or assigned to me")),
            ("assigned", gettext_lazy("Assigned to me")),
        ],
        label=gettext_lazy("Whose"),
    )
    since = DayField(label=gettext_lazy("Changed from"))
    until = DayField(label=gettext_lazy("Changed until"))

    def __init__(self, data, *, editions: list[Edition]) -> None:
        super().__init__(data)
        self.editions = {str(row.pk): row for row in editions}
        self.fields["edition"].choices = [("", _("All")), *((str(row.pk), row.name) for row in editions)]
        self.fields["section"].choices = [("", _("All")), *self._sections(editions)]

    def _sections(self, editions: list[Edition]) -> list:
        """The sections in groups; those of one edition where that is chosen."""
        asked = self.data.get("edition", "")
        shown = [row for row in editions if str(row.pk) == asked] or editions
        groups = {row.pk: (row.name, []) for row in shown}
        for section in Section.objects.filter(edition__in=shown, merged_into=None).order_by("position", "name"):
            groups[section.edition_id][1].append((str(section.pk), section.name))
        return [group for group in groups.values() if group[1]]

    def clean_q(self) -> str:
        text = self.cleaned_data["q"]
        return text if words(text) else ""

    @property
    def given(self) -> dict[str, Any]:
        """What narrows the list: only what could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def only_edition(self) -> Edition | None:
        """The one edition that is asked for."""
        return self.editions.get(self.given.get("edition", ""))

    @property
    def zone(self) -> ZoneInfo:
        """Whose days are meant: the chosen edition's, otherwise the default one's."""
        chosen = self.only_edition or next((row for row in self.editions.values() if row.is_default), None)
        return chosen.tz if chosen else ZoneInfo("UTC")

    @property
    def query(self) -> str:
        """What narrows the list, as a query string."""
        return urlencode({name: str(value) for name, value in self.given.items()})

    @property
    def chips(self) -> list[dict[str, str]]:
        """Each active filter in words, and the address of the list without it."""
        given = {name: str(value) for name, value in self.given.items()}
        return [
            {
                "label": str(self.fields[name].label),
                "value": _in_words(self.fields[name], value),
                "without": f"?{urlencode({other: text for other, text in given.items() if other != name})}",
            }
            for name, value in self.given.items()
        ]


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return date_format(value)
    for choice, label in getattr(field, "choices", []):
        if isinstance(label, list | tuple):
            for inner, words_of_choice in label:
                if inner == value:
                    return str(words_of_choice)
        elif choice == value:
            return str(label)
    return value


def matching(user, filters: Filters) -> QuerySet[Article]:
    """The stories that these filters leave, in no order."""
    given = filters.given
    rows = _in_state(given.get("state", ""))
    for name in ("edition", "section", "genre"):
        if name in given:
            rows = rows.filter(**{name: given[name]})
    if "urgent" in given:
        rows = rows.filter(_urgent(given["urgent"]))
    if "since" in given:
        rows = rows.filter(updated_at__gte=_begin(given["since"], filters.zone))
    if "until" in given:
        rows = rows.filter(updated_at__lt=_begin(given["until"] + timedelta(days=1), filters.zone))
    if "block" in given:
        rows = rows.filter(pk__in=stories_of(given["block"], user).values("pk"))
    if given.get("who") == "assigned":
        rows = rows.filter(assigned_to=user)
    elif "who" in given:
        rows = _of_person(rows, user)
    if "q" in given:
        rows = find_articles(rows, given["q"], edition=filters.only_edition)
    return rows


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _in_state(state: str) -> QuerySet[Article]:
    """By the working copy's status, or by what the releases say; what lies in the bin only when it is asked for."""
    if state == Status.SPIKED:
        return Article.objects.filter(status=state)
    rows = Article.objects.on_desk()
    if state == "live":
        return rows.filter(Exists(Release.objects.public().filter(article=OuterRef("pk"))), has_release=True)
    if state == "killed":
        return rows.filter(pk__in=Release.objects.current().filter(kind=Release.Kind.KILL).values("article"))
    if state == "waiting":
        return rows.filter(pk__in=Release.objects.waiting().filter(is_waiting=True).values("article"))
    if state == Status.DRAFT:
        # What has been released is a draft again, of an update that may never come: it is found as live.
        return Article.objects.filter(status=state, has_release=False)
    return Article.objects.filter(status=state) if state else rows


def _urgent(choice: str) -> Q:
    return {
        "flash": Q(urgency=Article.FLASH),
        "high": Q(urgency__lte=3),
        "embargo": Q(embargo_until__gt=now()),
    }[choice]


def _of_person(rows: QuerySet[Article], user) -> QuerySet[Article]:
    """Those that the person began, has been given, or stands in the byline of."""
    pks = Article.objects.of_person(user).values_list("pk", flat=True)
    few = list(pks[: FEW + 1])
    if len(few) <= FEW:
        return rows.filter(pk__in=few)
    author = getattr(user, "author", None)
    signed = Exists(Byline.objects.filter(article=OuterRef("pk"), author=author)) if author else Q()
    theirs = When(Q(created_by=user) | Q(assigned_to=user) | signed, then=Value(True))
    # Inside a CASE neither database begins with these many stories.
    return rows.filter(Case(theirs, default=Value(False), output_field=BooleanField()))
