"""Django's settings, from a few words of the environment; all else is decided here.

HORARIUM_DATA is the folder of the data, ``horarium-data`` where it is started unless given.
HORARIUM_KEYS is the folder of the keys, beside it and apart: ``horarium-data-keys`` unless given.
HORARIUM_DATABASE is the address of a PostgreSQL database; without it there is one file of SQLite.
HORARIUM_URL is the address at which the house opens its pages, http://localhost:8000 unless given.
HORARIUM_HEARTBEAT is an address that is fetched every minute as long as the watch is well.
HORARIUM_MAIL is the mail server that sends sign-in codes, smtp://name:password@host:587.
HORARIUM_PHONE is the provider of texts and calls, HORARIUM_MODEM the folder of a modem here.
HORARIUM_PUSH is whom the makers of browsers may write to; with https, push works without it.
HORARIUM_LONGTAIL, "apprise:", lets members be reached through apps of theirs.
"""

import os
from pathlib import Path

import horarium
from horarium.config.addresses import database, heartbeat, keys, mail, secret, site
from horarium.config.voices import pushing, voices

DATA = Path(os.environ.get("HORARIUM_DATA", "horarium-data"))
KEYS = keys(os.environ.get("HORARIUM_KEYS", ""), DATA)
PAGES = Path(horarium.__file__).parent / "pages"
SITE = site(os.environ.get("HORARIUM_URL", "http://localhost:8000"))

SECRET_KEY = secret(DATA / "secret")
DEBUG = False
DATABASES = {"default": database(os.environ.get("HORARIUM_DATABASE", ""), DATA)}
AUTH_USER_MODEL = "store.AccountRow"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "horarium.store",
]
MIDDLEWARE = [
    "horarium.config.middleware.content_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "horarium.config.middleware.clock",
    "horarium.pages.door.middleware.who_asks",
]
ROOT_URLCONF = "horarium.config.urls"
WSGI_APPLICATION = "horarium.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PAGES, PAGES / "door" / "allauth"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["horarium.pages.shell.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "horarium.pages.shell.context.shell",
            ],
        },
    }
]

# Who is let in; the pages are in pages/door.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "horarium.pages.door.adapter.DoorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Nobody is kept out by what others do from the same address: limits are by account.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "20/m/key", "request_login_code": "3/m/key"}
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "horarium.pages.door.adapter.PasskeyAdapter"
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE.insecure_local
LOGIN_URL = "/door/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/door/"
# Half a year: signing in costs him more than it costs others.
SESSION_COOKIE_AGE = 180 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.secure
SESSION_SAVE_EVERY_REQUEST = False
CSRF_FAILURE_VIEW = "horarium.pages.door.kept.csrf_failed"
CSRF_TRUSTED_ORIGINS = [SITE.origin]
ALLOWED_HOSTS = SITE.hosts
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE.secure else None
# Not "no-referrer": with it browsers do not say that a form comes from here.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if SITE.secure else None
X_FRAME_OPTIONS = "DENY"

# How codes are sent.
EMAIL_BACKEND, MAIL = mail(os.environ.get("HORARIUM_MAIL", ""))
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.name, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.port == 465, MAIL.starttls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = MAIL.sender

# How the watch reaches people: each channel that is set up, by its name.
PUSH = pushing(os.environ.get("HORARIUM_PUSH", ""), SITE, DATA / "push-key")
HORARIUM_VOICES = voices(os.environ, MAIL, PUSH)
# Who outside hears, every minute, that the watch is well.
HORARIUM_HEARTBEAT = heartbeat(os.environ.get("HORARIUM_HEARTBEAT", ""))

# What does not change while it runs.
STATIC_URL = f"/static/{horarium.__version__}/"
STATICFILES_DIRS = [PAGES / "shell" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# What time it is for the pages: a function without parameters.
HORARIUM_CLOCK = "horarium.config.middleware.wall_clock"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False}},
}
