"""The desk: Django's admin site under our own name, in each person's language."""

from functools import wraps

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.roles import lacks_second_factor
from articles.permissions import may
from articles.today import today

from .models import WorkerBeat
from .views import read_only

#: The rail: groups of models in the desk's order. What is registered and not named here follows at the end.
RAIL = [
    (_("Stories"), ["articles.article"]),
    (_("Photos"), ["photos.photo"]),
    (_("Authors"), ["authors.author"]),
    (_("Sections and pages"), ["articles.section", "articles.topic", "articles.page", "articles.edition"]),
    (_("People"), ["accounts.user", "articles.deskrights"]),
]


class DeskSite(admin.AdminSite):
    site_header = settings.AGENCY_NAME
    site_title = settings.AGENCY_NAME
    index_title = _("Today")
    enable_nav_sidebar = False

    def login(self, request, extra_context=None):
        """The desk has no log-in of its own: rate limits, second factors and passkeys are those of /accounts/."""
        return secure_admin_login(super().login)(request, extra_context)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def admin_view(self, view, cacheable=False):
        """Every page of the desk speaks the person's own language, where they chose one."""

        @wraps(view)
        def in_their_language(request, *args, **kwargs):
            language = getattr(request.user, "language", "")
            if language and self.has_permission(request):
                # The language middleware puts the former one back when the answer has been rendered.
                translation.activate(language)
                request.LANGUAGE_CODE = language
            return self._held_back(request) or view(request, *args, **kwargs)

        return super().admin_view(in_their_language, cacheable)

    def _held_back(self, request) -> HttpResponse | None:
        """What stands between somebody who may be here and the page; whoever logs out is let go."""
        if not self.has_permission(request) or request.resolver_match.view_name == "admin:logout":
            return None
        if lacks_second_factor(request.user):
            messages.warning(request, _("Your role needs a second factor: set one up, then the desk opens."))
            return redirect("mfa_index")
        if settings.READ_ONLY and request.method not in ("GET", "HEAD", "OPTIONS"):
            return read_only(request)
        return None

    def get_urls(self):
        # Here: their modules name the site that this class is made into.
        from articles.admin import auditing, planning

        pages = [
            path("plan/", self.admin_view(planning.plan), name="plan"),
            path("audit/", self.admin_view(auditing.audit), name="audit"),
        ]
        return pages + super().get_urls()

    def get_app_list(self, request, app_label=None):
        """The rail's groups, each in the shape of one of Django's apps; one app's own list where a label is given."""
        if app_label:
            return super().get_app_list(request, app_label)
        found = {
            f"{app['app_label']}.{model['object_name'].lower()}": (app, model)
            for app in super().get_app_list(request)
            for model in app["models"]
        }
        named = [(title, [found.pop(name) for name in names if name in found]) for title, names in RAIL]
        groups = [{**rows[0][0], "name": title, "models": [row[1] for row in rows]} for title, rows in named if rows]
        if found:
            rows = list(found.values())
            groups.append({**rows[0][0], "name": _("More"), "models": [row[1] for row in rows]})
        return groups

    def each_context(self, request):
        context = super().each_context(request)
        stories = (
            model
            for group in context["available_apps"]
            for model in group["models"]
            if model["object_name"] == "Article"
        )
        return {
            **context,
            "stories": next(stories, None),
            "may_audit": may(request.user, "audit"),
            "is_read_only": settings.READ_ONLY,
        }

    def index(self, request, extra_context=None):
        """Today: what waits for this person, what is on its way, what went out."""
        blocks = {}
        if may(request.user, "view"):
            blocks = {"today": today(request.user), "worker_is_silent": not WorkerBeat.objects.alive().exists()}
        return super().index(request, {**blocks, **(extra_context or {})})
