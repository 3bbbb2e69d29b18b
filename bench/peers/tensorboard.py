"""How long until a first chart can be drawn, and until every series is there to its last step: Loupe and TensorBoard on the same folder, by HTTP, in turn."""
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

folder, rounds = sys.argv[1], int(sys.argv[2])
logs = os.path.join(folder, "logs")
RUNS, TAGS, LAST = 20, 50, 18_499
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ask(url, body=None):
    try:
        request = urllib.request.Request(url, data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"})
        with NO_PROXY.open(request, timeout=60) as answer:
            return json.load(answer)
    except (urllib.error.URLError, ConnectionError, TimeoutError, json.JSONDecodeError):
        return None


def megabytes(pid):
    total = 0
    for process in [pid] + [int(p) for p in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()]:
        try:
            with open(f"/proc/{process}/status") as status:
                total += next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1000
        except (OSError, StopIteration):
            pass
    return total


def measure(command, port, first, whole):
    began = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        base = f"http://127.0.0.1:{port}"
        while not first(base):
            time.sleep(0.02)
        shown = time.time() - began
        while not whole(base):
            time.sleep(0.1)
        result = shown, time.time() - began, megabytes(process.pid)
        print(os.path.basename(command[0]), *(f"{x:.2f}" for x in result), file=sys.stderr, flush=True)
        return result
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def board(fast):
    port = free_port()
    command = [os.path.join(os.path.dirname(sys.executable), "tensorboard"), "--logdir", logs, "--port", str(port), "--load_fast", "true" if fast else "false"]

    def tags(base):
        return ask(base + "/data/plugin/scalars/tags") or {}

    def points(base, run, tag):
        return ask(base + "/data/plugin/scalars/scalars?" + urllib.parse.urlencode({"run": run, "tag": tag})) or []

    def first(base):
        return any(points(base, run, next(iter(of))) for run, of in list(tags(base).items())[:1] if of)

    def whole(base):
        found = tags(base)
        return len(found) == RUNS and all(len(of) == TAGS for of in found.values()) and all(
            (points(base, run, tag) or [[0, 0]])[-1][1] == LAST for run in found for tag in ("layer_00/loss", f"layer_{TAGS - 1}/loss"))

    return measure(command, port, first, whole)


def loupe(store):
    port = free_port()
    command = ["./loupe", "serve", logs, "--store", store, "--port", str(port), "--no-open"]

    def runs(base):
        return (ask(base + "/api/2.0/mlflow/runs/search", {"experiment_ids": ["1"], "max_results": 100}) or {}).get("runs", [])

    def first(base):
        return any(run["data"].get("metrics") for run in runs(base))

    def whole(base):
        found = runs(base)
        return len(found) == RUNS and all(
            len(run["data"].get("metrics", [])) == TAGS and all(int(m["step"]) == LAST for m in run["data"]["metrics"]) for run in found)

    return measure(command, port, first, whole)


def say(name, all_of):
    first, whole, memory = (statistics.median(column) for column in zip(*all_of))
    print(f"{name:<28} first chart {first:6.2f} s   all points {whole:6.2f} s   at most {memory:6.0f} MB", flush=True)


results = {}
for turn in range(rounds):
    store = os.path.join(folder, f"store{turn}")
    results.setdefault("Loupe, all points kept", []).append(loupe(store))
    results.setdefault("Loupe, started again", []).append(loupe(store))
    shutil.rmtree(store)
    results.setdefault("TensorBoard, Rust loader", []).append(board(True))
    if turn == 0 and rounds > 1:
        results.setdefault("TensorBoard, Python loader", []).append(board(False))
for name, all_of in results.items():
    say(name, all_of)
