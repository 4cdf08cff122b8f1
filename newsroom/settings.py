"""The only settings file. Machines differ by environment variables, read here and nowhere else."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(str(BASE_DIR / ".env"))

# Everything that a running site writes lies in one folder.
VAR = Path(env.str("NEWSROOM_VAR", default=str(BASE_DIR / "var"))).resolve()
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
# The demo serves the production settings over plain HTTP to this very machine, and nobody else.
NEWSROOM_DEMO = env.bool("NEWSROOM_DEMO", default=False)
ON_THIS_MACHINE = DEBUG or NEWSROOM_DEMO

NEWSROOM_NAME = env.str("NEWSROOM_NAME", default="Newsroom")
NEWSROOM_ORIGIN = env.str("NEWSROOM_ORIGIN", default="http://127.0.0.1:8000").rstrip("/")
NEWSROOM_LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def secret_key() -> str:
    """The key from the environment; on this machine alone, one made once and kept."""
    key: str = env.str("SECRET_KEY", default="")
    if key:
        return key
    if not ON_THIS_MACHINE:
        raise ImproperlyConfigured(
            "Set SECRET_KEY to a long random text that only this site knows."
        )
    kept = VAR / "secret-key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(get_random_string(64))
    return kept.read_text()


SECRET_KEY = secret_key()

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or (
    NEWSROOM_LOOPBACK_HOSTS if ON_THIS_MACHINE else [urlsplit(NEWSROOM_ORIGIN).hostname]
)
CSRF_TRUSTED_ORIGINS = [NEWSROOM_ORIGIN]

INSTALLED_APPS = [
    "newsroom",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "taggit",
    "django_filters",
    "django_prose_editor",
    # After those whose admin screens and permissions they change.
    "people",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.three_methods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # CommonMiddleware asks for the host, so that ALLOWED_HOSTS holds for every view.
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

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
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The database. SQLite here is a real one: readers never wait for a writer (WAL), what was
# acknowledged is on the disk (FULL), and a transaction takes the one write lock when it begins
# (IMMEDIATE), which is what makes every editorial action safe.
if url := env.str("DATABASE_URL", default=""):
    database = env.db_url_config(url)
else:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR / "newsroom.sqlite3")}
if database["ENGINE"] == "django.db.backends.sqlite3":
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        ),
    }
    # A thread keeps its connection: to open the file anew costs more than to answer a reader.
    database["CONN_MAX_AGE"] = None
    # Threads share a file; they cannot share a database in memory. The process number keeps
    # two test runs in one folder apart.
    database["TEST"] = {"NAME": str(VAR / f"test-{os.getpid()}.sqlite3")}
else:
    database.setdefault("OPTIONS", {})["pool"] = env.bool("DATABASE_POOL", default=True)
    database["TEST"] = {"NAME": f"test_newsroom_{os.getpid()}"}
DATABASES = {"default": database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Editor"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
# Where somebody lands whose way led off this site, or nowhere.
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", default="UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Evidence. Outside the media folder, without an address: one view, which asks for permission.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "newsroom.static_files.FingerprintedFiles"
        )
    },
}

# Tags are chosen, not typed; two spellings of one topic are one topic.
TAGGIT_CASE_INSENSITIVE = True

# Safety. Outside this machine everything goes over TLS and cookies are bound to the host.
SECURE = not ON_THIS_MACHINE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Messages travel in the session: a cookie of their own would not be bound to the host.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("NEWSROOM_HSTS_SECONDS", default=63_072_000) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
# Only behind a proxy that always sets the header itself; else a reader could claim to be on TLS.
if env.bool("NEWSROOM_BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The desk's page has some eight fields a quotation: Django's thousand ends at about 120 of them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": env.str("NEWSROOM_LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own handlers would mail administrators and print twice.
        "django": {"handlers": [], "propagate": True},
        # An address that is not there, or not for this reader, is no fault of the server.
        "django.request": {"level": "ERROR"},
    },
}
