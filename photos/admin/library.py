"""The library as pages: the desk's list, and the window in which a story's photo is chosen."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.lib.keyset import Cursor, Page, page

from ..ingest import ingest
from ..models import Photo
from ..renditions import sources
from .forms import LibraryFilters, OneUploadForm

PAGE_SIZE = 48
# The width of the picture that the story editor shows.
EDITOR_WIDTH = 800


def desk_page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page in the desk's frame."""
    return render(request, template, {**admin.site.each_context(request), **context}, status=status)


@permission_required("photos.view_photo", raise_exception=True)
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The photos, newest first: the same number of queries whatever there is."""
    filters = LibraryFilters(request.GET)
    photos = _page(request, _narrowed(filters.given, request.user))
    context = {
        "title": _("Photos"),
        "filters": filters,
        "photos": photos,
        "may_add": request.user.has_perm("photos.add_photo"),
        **_neighbours(request, photos),
    }
    return desk_page(request, "admin/photos/photo/library.html", context)


@permission_required("photos.view_photo", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose one photo, or upload it on the spot; `language` says in which its words are wanted."""
    may_add = request.user.has_perm("photos.add_photo")
    upload = OneUploadForm(prefix="new", initial={"language": _language(request)})
    if request.method == "POST":
        if not may_add:
            raise PermissionDenied
        upload = OneUploadForm(request.POST, request.FILES, prefix="new")
        photo = uploaded(upload, request.user)
        if photo:
            query = {"_popup": 1, "language": _language(request), "chosen": photo.pk}
            return redirect(f"{reverse('admin:photos_photo_choose')}?{urlencode(query)}")
    words = request.GET.get("q", "")[:200]
    photos = _page(request, Photo.objects.usable().matching(words).with_texts())
    context = {
        "title": _("Choose a photo"),
        "is_popup": True,
        "query": words,
        "language": _language(request),
        "choices": [(photo, as_choice(photo, _language(request))) for photo in photos],
        "chosen": request.GET.get("chosen", ""),
        "upload": upload,
        "may_add": may_add,
        **_neighbours(request, photos),
    }
    return desk_page(request, "admin/photos/photo/choose.html", context, status=400 if upload.is_bound else 200)


def uploaded(form: OneUploadForm, by) -> Photo | None:
    """The photo of a filled form; None where the form now says what is wrong."""
    if not form.is_valid():
        return None
    try:
        return ingest(form.cleaned_data["file"], by=by, **form.words)
    except ValidationError as error:
        form.add_error("file", error.messages)
        return None


def as_choice(photo: Photo, language: str) -> dict[str, int | str]:
    """What a story editor needs to know of a photo."""
    found = sources(photo)
    return {
        "id": photo.pk,
        "url": found.url(EDITOR_WIDTH) if found else "",
        "width": photo.width,
        "height": photo.height,
        "caption": photo.caption_in(language),
        "credit": photo.credit,
        "alt": photo.alt_in(language),
    }


def _language(request: HttpRequest) -> str:
    return request.GET.get("language", "")[:10]


def _narrowed(given: dict[str, str], user) -> QuerySet[Photo]:
    rows = {
        "withdrawn": Photo.objects.exclude(withdrawn_at=None),
        "all": Photo.objects.all(),
    }.get(given.get("state", ""), Photo.objects.usable())
    if "alt" in given:
        rows = rows.filter(alt_text="") if given["alt"] == "missing" else rows.exclude(alt_text="")
    if "who" in given:
        rows = rows.filter(uploaded_by=user)
    return rows.matching(given.get("q", ""))


def _page(request: HttpRequest, rows: QuerySet[Photo]) -> Page[Photo]:
    before = Cursor.parse(request.GET.get("before", ""))
    return page(rows, moment="created_at", pk="id", before=before, size=PAGE_SIZE)


def _neighbours(request: HttpRequest, photos: Page[Photo]) -> dict[str, str]:
    """Addresses of the older page and of the newest, "" where there is no such page."""
    query = request.GET.copy()
    query.pop("chosen", None)
    newest = query.pop("before", None) and f"?{query.urlencode()}"
    query["before"] = photos.next
    return {"older": f"?{query.urlencode()}" if photos.next else "", "newest": newest or ""}
