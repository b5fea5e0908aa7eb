"""The account's own page; all others are allauth's."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .forms import AccountForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account_home(request: HttpRequest) -> HttpResponse:
    """Name and language to change, and the way to everything else about the account."""
    form = AccountForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account_home")
    if form.is_bound:
        # What was refused must not show in the page's head as if it were saved.
        request.user.refresh_from_db()
    page = {"form": form, "protected": is_mfa_enabled(request.user)}
    return render(request, "accounts/home.html", page, status=400 if form.is_bound else 200)
