"""What the settings make of the environment they find."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "x" * 25 + "a long and random text that only this site knows",
    "NEWSROOM_ORIGIN": "https://news.example",
}
TELL = (
    "import json; from newsroom import settings; names = {names}; "
    "print(json.dumps({{name: getattr(settings, name, None) for name in names}}))"
)


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # Named empty, a variable hides what a .env file of the developer's says.
    nothing = {"SECRET_KEY": "", "DATABASE_URL": "", "ALLOWED_HOSTS": "", "DEBUG": "false"}
    environment = {
        "PATH": os.environ["PATH"],
        "NEWSROOM_VAR": str(folder),
        **nothing,
        **variables,
    }
    return subprocess.run(  # noqa: S603
        [sys.executable, *command],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def told(folder: Path, *names: str, **variables: str) -> dict[str, object]:
    """The named settings, as a process with these variables reads them."""
    done = run(folder, "-c", TELL.format(names=names), **variables)
    assert done.returncode == 0, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_a_site_without_a_secret_key_does_not_start(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", "import newsroom.settings")

    assert done.returncode != 0
    assert "Set SECRET_KEY to a long random text" in done.stderr.splitlines()[-1]


def test_the_demo_makes_its_key_once_and_keeps_it_to_itself(tmp_path: Path) -> None:
    first = told(tmp_path, "SECRET_KEY", NEWSROOM_DEMO="true")

    second = told(tmp_path, "SECRET_KEY", NEWSROOM_DEMO="true")

    assert first == second
    assert len(str(first["SECRET_KEY"])) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_production_binds_its_cookies_to_the_host_and_to_tls(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "DEBUG")

    production = told(tmp_path, *names, "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", **PRODUCTION)

    assert production == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "DEBUG": False,
        "ALLOWED_HOSTS": ["news.example"],
        "SECURE_SSL_REDIRECT": True,
    }


def test_the_demo_answers_on_this_machine_alone_with_plain_cookies(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "ALLOWED_HOSTS", "DEBUG")

    demo = told(tmp_path, *names, "SECURE_HSTS_SECONDS", NEWSROOM_DEMO="true")

    assert demo == {
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_SECURE": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "DEBUG": False,
        "SECURE_HSTS_SECONDS": 0,
    }


def test_one_variable_changes_the_database(tmp_path: Path) -> None:
    url = "postgres://desk:secret@db.example:5433/news?sslmode=require"

    there = told(tmp_path, "DATABASES", DATABASE_URL=url, **PRODUCTION)["DATABASES"]

    assert isinstance(there, dict)
    assert there["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert there["default"]["HOST"] == "db.example"
    assert there["default"]["OPTIONS"] == {"pool": True, "sslmode": "require"}


def test_a_demo_with_a_name_of_the_network_does_not_start(tmp_path: Path) -> None:
    hosts = "127.0.0.1,news.example"

    done = run(
        tmp_path, "-c", "import newsroom.wsgi", NEWSROOM_DEMO="true", ALLOWED_HOSTS=hosts
    )

    assert done.returncode != 0
    assert "The demo is switched on for news.example." in done.stderr.splitlines()[-1]


def test_the_production_settings_deploy_without_a_warning(tmp_path: Path) -> None:
    check = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    done = run(tmp_path, *check, **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_demo_is_refused_as_a_deployment(tmp_path: Path) -> None:
    done = run(tmp_path, "manage.py", "check", "--deploy", NEWSROOM_DEMO="true")

    assert done.returncode != 0
    assert "newsroom.E001" in done.stderr
