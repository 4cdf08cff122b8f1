#!/bin/sh
# The demo: everything from nothing to a served newsroom, and only what is missing.
set -eu

PORT=${PORT:-8000}

# Nothing is begun that could not be served.
if [ -x .venv/bin/python ]; then python=.venv/bin/python; else python=$(sh tools/python.sh); fi
mkdir -p -m 700 var
# Held by everything started from here, so it ends with the last of them.
exec 8>>var/demo.lock
"$python" - "$PORT" <<'PY'
import errno, fcntl, socket, sys

text = sys.argv[1]
if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
    sys.exit(f"PORT={text} is not a port: give a number from 1 to 65535.")
try:
    fcntl.flock(8, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    sys.exit("The demo of this folder is running already, or just starting: use that one, or stop it first.")
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(text)))
    except OSError as fault:
        why = "is taken by another program" if fault.errno == errno.EADDRINUSE else "may not be used"
        sys.exit(f"Port {text} {why}: stop that program, or choose another port: make demo PORT=8001")
PY

sh tools/setup.sh requirements.txt

# Production settings, held to this machine; nothing of the caller's environment changes them.
export DJANGO_SETTINGS_MODULE=newsroom.settings
export NEWSROOM_DEMO=true DEBUG=false SECRET_KEY= DATABASE_URL= NEWSROOM_VAR="$PWD/var"
export ALLOWED_HOSTS='127.0.0.1,localhost,[::1]' NEWSROOM_ORIGIN="http://127.0.0.1:$PORT"
export NEWSROOM_LOG_LEVEL=WARNING NEWSROOM_NAME="Orrisford Bell"
# A small machine may have no table of time zones; then the paper keeps UTC.
zone=Europe/London
.venv/bin/python -c "import sys, zoneinfo; zoneinfo.ZoneInfo(sys.argv[1])" $zone 2>/dev/null || zone=UTC
export NEWSROOM_TIME_ZONE=$zone

step() {
    sentence=$1
    shift
    if ! .venv/bin/python manage.py "$@" >var/demo.log 2>&1; then
        echo "$sentence failed; var/demo.log says why." >&2
        exit 1
    fi
}

step "Preparing the database" migrate --no-input

# Compressing the static files takes longest, so it is done only when they changed.
wanted=$(find newsroom/static newsroom/static_files.py requirements.txt -type f | LC_ALL=C sort | xargs cksum | cksum)
if [ "$(cat var/static.stamp 2>/dev/null)" != "$wanted" ]; then
    step "Collecting the static files" collectstatic --no-input --clear
    echo "$wanted" >var/static.stamp
fi

step "Making the demo newsroom" demo
cat var/demo.log
cat <<TEXT

  Readers see it at  $NEWSROOM_ORIGIN/
  The desk is at     $NEWSROOM_ORIGIN/admin/
  Ctrl-C stops it. What is done there is kept in var/.

TEXT
exec .venv/bin/python -m gunicorn newsroom.wsgi:application --config tools/serving.py --bind "127.0.0.1:$PORT" \
    --no-control-socket --worker-class gthread --workers 2 --threads 4 --log-level warning
