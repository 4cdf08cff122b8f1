"""Unsafe or contradictory settings, each with an id and a hint on what to do."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

TAG = "newsroom"


@register(TAG)
def demo_stays_on_this_machine(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """The demo has one-press accounts and plain cookies: nobody else may reach it."""
    strangers = sorted(set(settings.ALLOWED_HOSTS) - set(settings.NEWSROOM_LOOPBACK_HOSTS))
    if not (settings.NEWSROOM_DEMO and strangers):
        return []
    return [
        Error(
            f"The demo is switched on for {', '.join(strangers)}.",
            hint="Unset NEWSROOM_DEMO, or leave only 127.0.0.1, localhost and [::1] in ALLOWED_HOSTS.",
            id="newsroom.E001",
        )
    ]


@register(TAG, deploy=True)
def demo_is_never_deployed(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    if not settings.NEWSROOM_DEMO:
        return []
    return [
        Error(
            "The demo is switched on in a deployment.",
            hint="Unset NEWSROOM_DEMO. The demo is for trying Newsroom on your own machine.",
            id="newsroom.E001",
        )
    ]


@register(TAG)
def sqlite_takes_its_lock_at_once(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Without IMMEDIATE two editors can both be told that they were the one who released."""
    return [
        Error(
            f"The SQLite database “{alias}” does not use transaction_mode IMMEDIATE.",
            hint='Set OPTIONS["transaction_mode"] = "IMMEDIATE" for it in DATABASES.',
            id="newsroom.E002",
        )
        for alias in connections
        if connections[alias].vendor == "sqlite"
        and connections.settings[alias]["OPTIONS"].get("transaction_mode") != "IMMEDIATE"
    ]


def refuse_unsafe_settings() -> None:
    """Stop a server from starting where `manage.py check` would have named a fault of ours."""
    if faults := run_checks(tags=[TAG]):
        raise ImproperlyConfigured(" ".join(f"{fault.msg} {fault.hint}" for fault in faults))
