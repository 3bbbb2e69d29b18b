#!/usr/bin/env bash
# Runs the unchanged W&B client against a Loupe server, which is killed and started again meanwhile. The environment is made once, in LOUPE_WANDB_VENV or target/venv-wandb.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
venv=${LOUPE_WANDB_VENV:-$root/target/venv-wandb}
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import wandb, plotly, PIL' 2>/dev/null; then
    if ! python3 -m venv "$venv" || ! "$venv/bin/pip" install -q -r "$here/wandb-requirements.txt"; then
        echo "SKIPPED: the Python packages of $here/wandb-requirements.txt cannot be installed here."
        echo "0 passed, 0 failed, 1 skipped"
        exit 0
    fi
fi
work=$(mktemp -d)
server=
client=
trap 'kill $server $client 2>/dev/null; wait $server $client 2>/dev/null; rm -rf "$work"' EXIT
start() {
    rm -f "$work/url"
    "$root/loupe" serve --store "$work/store" --port "$1" --no-open --url-file "$work/url" --wandb >>"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 1 1500); do
        [ -s "$work/url" ] && return
        kill -0 $server 2>/dev/null || { cat "$work/server.log"; echo "0 passed, 1 failed"; exit 1; }
        sleep 0.2
    done
}
start 0
url=$(cat "$work/url")
mkfifo "$work/in"
cd "$work" && "$venv/bin/python" -u "$here/wandb_client_test.py" "$url" <"$work/in" >"$work/out" 2>&1 &
client=$!
exec 3>"$work/in"
for _ in $(seq 1 600); do
    grep -q '^KILL' "$work/out" 2>/dev/null && break
    kill -0 $client 2>/dev/null || break
    sleep 0.2
done
kill -9 $server 2>/dev/null
wait $server 2>/dev/null
start "${url##*:}"
echo >&3
wait $client
code=$?
grep -v '^KILL' "$work/out"
exit $code
