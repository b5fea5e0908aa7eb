"""The desk's list of stories: flat, newest change first, narrowed by filters that stand in the address."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.lib.caching import keep_never
from newsroom.lib.ids import as_ids
from newsroom.lib.keyset import Cursor, page

from ..models import Article, Byline, Edition, Note, Presence
from ..permissions import may
from ..publishing.situation import Situation, situations
from ..translating import with_staleness
from .bulk import steps_for_many
from .filters import Filters, matching
from .pages import desk_page
from .saved_views import views_of

PAGE_SIZE = 50


@dataclass(frozen=True)
class Row:
    """A story as the list shows it: its situation, who has it open, and how many notes wait for an answer."""

    article: Article
    situation: Situation
    people: str
    notes: int

    @property
    def byline(self) -> str:
        return ", ".join(str(line) for line in self.article.bylines.all())

    @property
    def is_in_work(self) -> bool:
        """Whether the deadline still says anything: its words are neither out nor on their way."""
        releases = (self.situation.live, self.situation.waiting)
        return not any(release and release.revision == self.article.revision for release in releases)

    @property
    def is_overdue(self) -> bool:
        return bool(self.article.due_at and self.article.due_at <= timezone.now())


@require_safe
def changelist(request: HttpRequest) -> HttpResponse:
    """A page of the list: the same number of queries whatever it holds."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    filters = Filters(request.GET, editions=list(Edition.objects.all()))
    before = Cursor.parse(request.GET.get("before", ""))
    found = page(
        with_row_parts(matching(request.user, filters)), moment="updated_at", pk="id", before=before, size=PAGE_SIZE
    )
    context = {
        "title": _("Stories"),
        "filters": filters,
        "chips": filters.chips,
        "views": views_of(request.user),
        "rows": list(rows_of(found)),
        "steps": steps_for_many(request.user),
        "older": f"?{filters.query}&before={found.next}".replace("?&", "?") if found.next else "",
        "newest": f"?{filters.query}" if before else "",
    }
    return desk_page(request, "admin/articles/article/list.html", context)


def with_row_parts(rows):
    """What a row names, without the words that it does not show."""
    names = Prefetch("bylines", Byline.objects.select_related("author"))
    light = rows.with_desk_parts().defer("body", "lead_caption", "standfirst").prefetch_related(names)
    return with_staleness(light)


def rows_of(articles: Iterable[Article]) -> Iterable[Row]:
    """The articles with what stands beside them: three queries."""
    articles = list(articles)
    situation_of = situations(articles)
    people = people_in(article.pk for article in articles)
    open_notes = Note.objects.filter(article__in=articles, answers=None, resolved_at=None).order_by()
    notes = dict(open_notes.values_list("article").annotate(Count("pk")))
    for article in articles:
        yield Row(article, situation_of[article.pk], people.get(article.pk, ""), notes.get(article.pk, 0))


def people_in(pks: Iterable[int]) -> dict[int, str]:
    """The names of those who have these stories open now, by the stories' ids."""
    names = defaultdict(list)
    for presence in Presence.objects.here().filter(article__in=list(pks)).select_related("person").order_by("began_at"):
        name = str(presence.person)
        if name not in names[presence.article_id]:
            names[presence.article_id].append(name)
    return {pk: ", ".join(found) for pk, found in names.items()}


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Who has the asked-for stories open now, as JSON: {"12": "Rita, Carl"}."""
    if not may(request.user, "view"):
        raise Http404(_("No such page."))
    return keep_never(JsonResponse(people_in(sorted(as_ids(request.GET.getlist("id")))[: 2 * PAGE_SIZE])))
