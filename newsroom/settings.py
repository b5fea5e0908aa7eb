"""The settings of one Newsroom site, all of them read from the environment.

`.env.example` documents every name; docs/operations.md has the same table. A name that is needed
and missing, or that cannot be read, stops the start with a sentence that says which and what to do.
"""

import os
import sys
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.smart_cast = False
environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))


def read(kind: str, name: str, default=environ.Env.NOTSET):
    """The value of the environment variable `name`; ImproperlyConfigured that names it otherwise."""
    try:
        return getattr(env, kind)(name, default=default)
    except ImproperlyConfigured as error:
        raise ImproperlyConfigured(f"{name} is not set. See .env.example.") from error
    except Exception as error:
        raise ImproperlyConfigured(f"{name} cannot be read ({error}). See .env.example.") from error


# --- The process ---------------------------------------------------------------------------------

DEBUG = read("bool", "DEBUG", False)
SECRET_KEY = read("str", "SECRET_KEY", "development-only-key" if DEBUG else environ.Env.NOTSET)
SECRET_KEY_FALLBACKS = read("list", "SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = read("list", "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = read("list", "CSRF_TRUSTED_ORIGINS", [])
if not DEBUG and not ALLOWED_HOSTS and "check" not in sys.argv:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. See .env.example.")

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.DeskAdminConfig",
    "accounts",
    "photos",
    "authors",
    "articles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_prose_editor",
    "js_asset",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.UnsharedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    }
]

# --- Data ----------------------------------------------------------------------------------------

DATABASES = {"default": read("db_url", "DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # Immediate transactions: two writers queue for the lock instead of failing when the second upgrades its read lock.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"),
    }
else:
    _database["CONN_MAX_AGE"] = 0
    _database["CONN_HEALTH_CHECKS"] = True
    _database["OPTIONS"] = {"pool": {"min_size": 1, "max_size": read("int", "DATABASE_POOL_SIZE", 8)}}

CACHES = {"default": read("cache_url", "CACHE_URL", "locmemcache://newsroom")}

MEDIA_ROOT = Path(read("str", "MEDIA_ROOT", str(VAR_DIR / "media")))
MEDIA_URL = read("str", "MEDIA_URL", "/media/")
STATIC_ROOT = BASE_DIR / "staticfiles"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "newsroom.lib.storage.AtomicFileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Mail ----------------------------------------------------------------------------------------

vars().update(read("email_url", "EMAIL_URL", "consolemail://" if DEBUG else "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = read("str", "DEFAULT_FROM_EMAIL", "newsroom@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- People --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
# allauth's is Django's own with log-in by e-mail; a second one would only hash each wrong password twice.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.NewEmailForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
}
MFA_FORMS = {
    "add_webauthn": "accounts.forms.AddKeyForm",
    "login_webauthn": "accounts.forms.KeyLoginForm",
    "authenticate_webauthn": "accounts.forms.KeySecondStepForm",
    "reauthenticate_webauthn": "accounts.forms.KeyAgainForm",
    "edit_webauthn": "accounts.forms.RenameKeyForm",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_USER_DISPLAY = "accounts.models.display_name"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = read("str", "AGENCY_NAME", "Newsroom")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# --- Languages and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("az", _("Azerbaijani")), ("fa", _("Persian"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True

# --- The agency ----------------------------------------------------------------------------------

AGENCY_NAME = read("str", "AGENCY_NAME", "Newsroom")
SITE_URL = read("str", "SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ADMIN_PATH = read("str", "ADMIN_PATH", "admin/").strip("/") + "/"
FOUR_EYES = read("bool", "FOUR_EYES", True)
UNDO_SECONDS = read("int", "UNDO_SECONDS", 30)
SPIKED_KEPT_DAYS = read("int", "SPIKED_KEPT_DAYS", 30)
TWO_FACTOR_ROLES = read("list", "TWO_FACTOR_ROLES", [])
READ_ONLY = read("bool", "READ_ONLY", False)
PHOTO_MAX_MEGAPIXELS = read("int", "PHOTO_MAX_MEGAPIXELS", 50)
PHOTO_MAX_BYTES = read("int", "PHOTO_MAX_BYTES", 40 * 1024 * 1024)
PAGE_MAX_AGE = read("int", "PAGE_MAX_AGE", 60)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Security ------------------------------------------------------------------------------------

HTTPS = read("bool", "HTTPS", not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
BEHIND_PROXY = read("bool", "BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_HSTS_SECONDS = read("int", "HSTS_SECONDS", 31536000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# The desk shows its own pages in a frame: the photo library, the preview. So W019, which asks for DENY, does not hold.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failure"

# The media host, when it is another one, must be allowed to serve photos. Nothing else comes from elsewhere.
_media_origin = [MEDIA_URL] if "//" in MEDIA_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_media_origin],
        "frame-src": [SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": read("str", "LOG_LEVEL", "INFO")},
}
