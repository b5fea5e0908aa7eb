"""Form fields of the desk: wall-clock times, choices that a picker narrows, the lead photo."""

from datetime import UTC, datetime, tzinfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _


def typed(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """A moment as its field shows it: the zone's clock, to the minute, without the zone."""
    return moment and moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def meant(wall: datetime, zone: tzinfo) -> datetime:
    """The moment that a clock of the zone shows so; ValidationError where it shows that twice or never."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        raise forms.ValidationError(
            _("The clocks change at that time: choose an hour earlier or later."), code="clocks"
        )
    return first.astimezone(UTC)


class WallTimeField(forms.DateTimeField):
    """What a clock on the wall shows, without a zone; the form that holds it knows which zone is meant."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value) -> datetime | None:
        with timezone.override(UTC):
            moment = super().to_python(value)
        return moment and moment.replace(tzinfo=None)


class _Tagged:
    """A select whose options carry data attributes: `tags` maps an option's value to them."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.tags: dict[str, dict[str, str]] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"].update({f"data-{key}": text for key, text in self.tags.get(str(value), {}).items()})
        return option


class TaggedSelect(_Tagged, forms.Select):
    pass


class TaggedSelectMultiple(_Tagged, forms.SelectMultiple):
    pass
