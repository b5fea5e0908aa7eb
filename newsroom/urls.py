"""Every address of the site. docs/integrators.md has the table."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from . import views

handler404 = views.not_found
handler500 = views.server_error

urlpatterns = [
    path(settings.ADMIN_PATH, admin.site.urls),
    path("accounts/", include("accounts.urls")),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
]

if settings.MEDIA_URL.startswith("/"):
    # A small site's photos come from this process; docs/operations.md tells how to put a server in front.
    urlpatterns.append(path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", views.media, name="media"))

urlpatterns.append(path("", include("articles.urls")))
