#!/usr/bin/env bash
# Opens what object stores hold that other people's servers serve. The environment is made once, in LOUPE_VENV or target/venv-remote.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
venv=${LOUPE_VENV:-$root/target/venv-remote}
if ! "$venv/bin/python" -c 'import moto.server, boto3, gcp_storage_emulator, google.cloud.storage' 2>/dev/null; then
    if ! python3 -m venv "$venv" || ! "$venv/bin/pip" install -q -r "$here/requirements.txt"; then
        echo "SKIPPED: the Python packages of $here/requirements.txt cannot be installed here."
        echo "0 passed, 0 failed, 1 skipped"
        exit 0
    fi
fi
exec "$venv/bin/python" "$here/remote_test.py" "$root"
