"""Answers for the pickers of the story form: stories to link to, authors, topics. JSON, twenty at most."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from authors.models import Author
from newsroom.lib.caching import keep_never
from newsroom.lib.ids import as_id
from newsroom.lib.normalising import words as normalised

from ..models import Article, Edition, Topic
from ..permissions import may
from ..publishing.situation import situations
from ..search import find_articles

MOST = 20
#: So many of the newest stories that hold the words are looked at for a headline that does.
LOOKED_AT = 200


def _picker(view: Callable) -> Callable:
    """For those who may see stories: the view answers rows for `q` and the id of an edition, if one is asked for."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest) -> JsonResponse:
        if not may(request.user, "view"):
            raise PermissionDenied
        asked = request.GET.get("edition", "")
        edition = as_id(asked)
        words = request.GET.get("q", "").replace("\0", "").strip()[:200]
        return keep_never(JsonResponse(view(words, edition), safe=False))

    return wrapped


@_picker
def stories(words: str, edition: int | None) -> list[dict]:
    """Stories by their words, those that have them in headline or slugline first, then the last changed.

    Each with id, headline, edition, and the path where it is live.
    """
    rows = Article.objects.on_desk().select_related("edition").only("headline", "slugline", "edition", "status")
    if edition is not None:
        rows = rows.filter(edition=edition)
    if words:
        rows = find_articles(rows, words, edition=Edition.objects.filter(pk=edition).first())
    found = list(rows.order_by("-updated_at", "-id")[: LOOKED_AT if words else MOST])
    found = sorted(found, key=lambda row: not _is_about(row, words))[:MOST]
    now = situations(found)
    return [
        {
            "id": row.pk,
            "headline": row.headline,
            "edition": row.edition.code,
            "path": now[row.pk].live.get_absolute_url() if now[row.pk].live else "",
        }
        for row in found
    ]


def _is_about(row: Article, words: str) -> bool:
    """Whether headline and slugline begin words as the asked-for ones do."""
    there = normalised(f"{row.headline} {row.slugline}")
    return all(any(word.startswith(wanted) for word in there) for wanted in normalised(words))


@_picker
def authors(words: str, edition: int | None) -> list[dict]:
    """Authors by name in any language."""
    rows = Author.objects.all()
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(texts__name__icontains=word))
    found = rows.order_by("name", "pk").distinct().values_list("pk", "name", "role")[:MOST]
    return [{"id": pk, "text": f"{name} - {role}" if role else name} for pk, name, role in found]


@_picker
def topics(words: str, edition: int | None) -> list[dict]:
    """Topics of an edition by name."""
    rows = Topic.objects.filter(name__icontains=words, merged_into=None)
    if edition is not None:
        rows = rows.filter(edition=edition)
    return [{"id": pk, "text": name} for pk, name in rows.order_by("name").values_list("pk", "name")[:MOST]]
