"""The story in Django's admin: its permissions are those of the desk, its pages are the desk's own."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from newsroom.lib.ids import as_ids

from ..models import Article
from ..permissions import may
from ..today import see
from . import (
    autosaving,
    bulk,
    comparing,
    editing,
    finding,
    listing,
    noting,
    previewing,
    saved_views,
    sharing,
    stepping,
    translating,
)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    search_fields = ["headline", "slugline", "standfirst"]

    def get_urls(self) -> list:
        page = self.admin_site.admin_view
        return [
            path("", page(listing.changelist), name="articles_article_changelist"),
            path("add/", page(editing.add), name="articles_article_add"),
            path("find/", page(finding.stories), name="articles_article_find"),
            path("find/authors/", page(finding.authors), name="articles_article_find_authors"),
            path("find/topics/", page(finding.topics), name="articles_article_find_topics"),
            path("alerts/", page(alerts_seen), name="articles_alerts_seen"),
            path("here/", page(listing.here), name="articles_article_here"),
            path("many/", page(bulk.many), name="articles_article_many"),
            path("views/", page(saved_views.keep), name="articles_views"),
            path("views/<int:pk>/", page(saved_views.change), name="articles_view"),
            path("translations/", page(translating.queue), name="articles_translations"),
            path("<int:pk>/change/", page(editing.change), name="articles_article_change"),
            path("<int:pk>/autosave/", page(autosaving.autosave), name="articles_article_autosave"),
            path("<int:pk>/presence/", page(autosaving.presence), name="articles_article_presence"),
            path("<int:pk>/keep/", page(autosaving.keep), name="articles_article_keep"),
            path("<int:pk>/compare/", page(comparing.comparison), name="articles_article_compare"),
            path("<int:pk>/restore/", page(comparing.bring_back), name="articles_article_restore"),
            path("<int:pk>/name/", page(comparing.give_name), name="articles_article_name_version"),
            path("<int:pk>/preview/", page(previewing.preview), name="articles_article_preview"),
            path("<int:pk>/notes/", page(noting.write_note), name="articles_article_note"),
            path("<int:pk>/notes/<int:note_pk>/", page(noting.resolve_note), name="articles_article_note_resolve"),
            path("<int:pk>/translate/", page(translating.begin), name="articles_article_translate"),
            path("<int:pk>/translation/", page(translating.translation), name="articles_article_translation"),
            path("<int:pk>/duplicate/", page(translating.copy), name="articles_article_duplicate"),
            path("<int:pk>/share/", page(sharing.make), name="articles_article_share"),
            path("<int:pk>/share/<int:link>/end/", page(sharing.end), name="articles_article_unshare"),
            path("<int:pk>/step/<slug:name>/", page(stepping.step), name="articles_article_step"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "view")

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may(request.user, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "create")

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may(request.user, "write", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False


@require_POST
def alerts_seen(request: HttpRequest) -> HttpResponse:
    """Put the named alerts of this person away."""
    see(request.user, as_ids(request.POST.getlist("alert")))
    return redirect("admin:index")
