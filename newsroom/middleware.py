"""Middleware of the whole site."""

from django.conf import settings
from django.utils import translation

from newsroom.lib.caching import keep_never


class LanguageMiddleware:
    """The desk and the account pages speak the person's language; reader pages speak their edition's.

    A person's language is the one of their account, else what the browser asks for. Readers never get a
    language from Accept-Language: the address alone decides (see addresses in docs/integrators.md), so that
    one address is one page in every cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.personal = ("/" + settings.ADMIN_PATH, "/accounts/")

    def __call__(self, request):
        if request.path.startswith(self.personal):
            chosen = getattr(request.user, "language", "")
            language = chosen or translation.get_language_from_request(request)
        else:
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)


class UnsharedMiddleware:
    """Account pages are one person's: no cache keeps them, no search engine lists them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        return keep_never(response) if request.path.startswith("/accounts/") else response
