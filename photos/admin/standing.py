"""One photo's standing: withdraw it, reinstate it, take its master out of the house."""

import io
from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import files, withdrawal
from ..models import Photo
from .forms import WithdrawForm
from .library import desk_page


@permission_required("photos.withdraw_photo", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then withdraw."""
    photo = get_object_or_404(Photo, pk=pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdrawal.withdraw(photo, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The photo is withdrawn: no page shows it any more."))
        return redirect("admin:photos_photo_change", photo.pk)
    context = {"title": _("Withdraw this photo?"), "photo": photo, "form": form}
    return desk_page(request, "admin/photos/photo/withdraw.html", context, status=400 if form.is_bound else 200)


@permission_required("photos.withdraw_photo", raise_exception=True)
@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    photo = get_object_or_404(Photo, pk=pk)
    try:
        withdrawal.reinstate(photo, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The photo is reinstated: pages may show it again."))
    return redirect("admin:photos_photo_change", photo.pk)


@permission_required("photos.view_photo", raise_exception=True)
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The master, as a download: the only way to it, as its address is on no page."""
    photo = get_object_or_404(Photo, pk=pk)
    try:
        data = files.read(photo.image.name)
    except files.StorageFailed as error:
        raise Http404(" ".join(error.messages)) from error
    name = f"{PurePath(photo.filename).stem or f'photo-{photo.pk}'}{PurePath(photo.image.name).suffix}"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name)
