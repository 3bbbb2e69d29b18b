#!/usr/bin/env bash
# Runs the unchanged MLflow client against a Loupe server that it starts. The environment is made once, in LOUPE_VENV or target/venv-mlflow.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
venv=${LOUPE_VENV:-$root/target/venv-mlflow}
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import mlflow, sklearn' 2>/dev/null; then
    if ! python3 -m venv "$venv" || ! "$venv/bin/pip" install -q -r "$here/requirements.txt"; then
        echo "SKIPPED: the Python packages of $here/requirements.txt cannot be installed here."
        echo "0 passed, 0 failed, 1 skipped"
        exit 0
    fi
fi
work=$(mktemp -d)
"$root/loupe" serve --store "$work/store" --port 0 --no-open --url-file "$work/url" >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 1 1500); do
    [ -s "$work/url" ] && break
    kill -0 $server 2>/dev/null || { cat "$work/server.log"; echo "0 passed, 1 failed"; exit 1; }
    sleep 0.2
done
cd "$work" && MLFLOW_TRACKING_URI="$(cat "$work/url")" GIT_PYTHON_REFRESH=quiet "$venv/bin/python" "$here/mlflow_client_test.py" "$(cat "$work/url")"
