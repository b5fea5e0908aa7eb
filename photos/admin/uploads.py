"""Uploads: the desk's page for one photo or many, and the address that the story editor sends a file to."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ..ingest import ingest
from ..models import Photo
from .forms import OneUploadForm, UploadForm
from .library import as_choice, desk_page, uploaded


@permission_required("photos.add_photo", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add photos. Each file stands for itself: one that is refused keeps the others, and the typed words, in place."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        photos = _ingested(form, request.user)
        if photos:
            messages.success(request, _added(photos))
        if form.is_valid():
            return redirect(_describe(photos))
    context = {"title": _("Add photos"), "form": form, "library": _library()}
    return desk_page(request, "admin/photos/photo/add.html", context, status=400 if form.is_bound else 200)


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """One file (`file`) and words; answers as_choice() with its own page (`edit`), or {error} with 400 or 403."""
    if not request.user.has_perm("photos.add_photo"):
        return JsonResponse({"error": _("You may not add photos. Ask the photo desk to do it.")}, status=403)
    form = OneUploadForm(request.POST, request.FILES)
    photo = uploaded(form, request.user)
    if photo is None:
        return JsonResponse({"error": _first_sentence(form)}, status=400)
    edit = reverse("admin:photos_photo_change", args=[photo.pk])
    return JsonResponse({**as_choice(photo, photo.language), "edit": edit})


def _ingested(form: UploadForm, by) -> list[Photo]:
    photos = []
    for file in form.cleaned_data["files"]:
        try:
            photos.append(ingest(file, by=by, **form.words))
        except ValidationError as error:
            for sentence in error.messages:
                form.add_error("files", f"{file.name}: {sentence}")
    return photos


def _added(photos: list[Photo]) -> str:
    return ngettext("%(count)d photo was added.", "%(count)d photos were added.", len(photos)) % {"count": len(photos)}


def _describe(photos: list[Photo]) -> str:
    """Where the words are written next."""
    if len(photos) == 1:
        return reverse("admin:photos_photo_change", args=[photos[0].pk])
    return _library()


def _library() -> str:
    return reverse("admin:photos_photo_changelist") + "?who=mine"


def _first_sentence(form: OneUploadForm) -> str:
    name, errors = next(iter(form.errors.items()))
    label = "" if name == "file" else f"{form.fields[name].label}: "
    return label + errors[0]
