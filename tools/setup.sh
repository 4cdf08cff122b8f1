#!/bin/sh
# Builds .venv from the given requirements file, once for each wording of the requirements.
set -eu

requirements=$1
stamp=.venv/installed-$requirements
wanted=$(cat requirements*.txt | cksum)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

mkdir -p -m 700 var
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(sh tools/python.sh)
    echo "Building .venv with $("$python" --version) …"
    if ! "$python" -m venv --clear .venv >var/pip.log 2>&1; then
        echo "Building .venv failed; var/pip.log says why. Put it right and run this again." >&2
        exit 1
    fi
fi

echo "Installing $requirements into .venv (the first time takes a minute or two) …"
if ! .venv/bin/python -m pip install --disable-pip-version-check -r "$requirements" >var/pip.log 2>&1; then
    echo "Installing $requirements failed; var/pip.log says why (most often there is no network). Run this again when it is put right." >&2
    exit 1
fi
# The other files of requirements all begin with requirements.txt.
echo "$wanted" | tee "$stamp" >.venv/installed-requirements.txt
