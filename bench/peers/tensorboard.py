"""How long until a first chart can be drawn, until it is usable, and until every series is there to its last step: Loupe and TensorBoard on the same folder, by HTTP, in turn.

Usable: all runs and all tags are listed, and the chart of one tag over the first 100 runs (or all, if fewer) has a point of each.
Arguments: the folder that `EventFolder` wrote to in `logs`, rounds, runs, tags, steps.
"""
import json
import math
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
RUNS, TAGS, LAST = int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]) - 1
PAGE = min(100, RUNS)
FIRST_TAG, LAST_TAG = "layer_00/loss", f"layer_{TAGS - 1:02d}/loss"
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def value(run, tag, step):
    """What `EventFolder` wrote."""
    return math.exp(-step / 5e3) + 0.1 * math.sin(step * 0.7 + tag + run)


def ask(url, body=None, form=None):
    """A JSON answer, or the JSON line with which columns begin; None if there is none yet."""
    try:
        data = json.dumps(body).encode() if body is not None else urllib.parse.urlencode(form, doseq=True).encode() if form is not None else None
        kind = "application/json" if form is None else "application/x-www-form-urlencoded"
        with NO_PROXY.open(urllib.request.Request(url, data=data, headers={"Content-Type": kind}), timeout=60) as answer:
            return json.JSONDecoder().raw_decode(answer.read().decode("utf-8", "replace"))[0]
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


def processor(pid):
    """Seconds of processor time of a process and its children."""
    total = 0
    for process in [pid] + [int(p) for p in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()]:
        try:
            with open(f"/proc/{process}/stat") as stat:
                total += sum(int(x) for x in stat.read().rsplit(")", 1)[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")
        except OSError:
            pass
    return total


def measure(command, port, first, usable, whole):
    began = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        base = f"http://127.0.0.1:{port}"
        times = []
        for done, pause in (first, 0.02), (usable, 0.25), (whole, 0.25):
            while not done(base):
                time.sleep(pause)
            times.append(time.time() - began)
        used = processor(process.pid)
        asked = time.time()
        usable(base)
        result = *times, used, time.time() - asked, megabytes(process.pid)
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

    def chart(base, tag, runs):
        return ask(base + "/data/plugin/scalars/scalars_multirun", form={"tag": tag, "runs": runs}) or {}

    def listed(base):
        found = tags(base)
        return found if len(found) == RUNS and all(len(of) == TAGS for of in found.values()) else {}

    def first(base):
        return any(chart(base, next(iter(of)), [run]).get(run) for run, of in list(tags(base).items())[:1] if of)

    def usable(base):
        page = sorted(listed(base))[:PAGE]
        return bool(page) and len(chart(base, FIRST_TAG, page)) == PAGE

    def whole(base):
        runs = sorted(listed(base))
        return bool(runs) and all(
            len(found := chart(base, tag, runs)) == RUNS and all(points[-1][1] == LAST for points in found.values()) for tag in (FIRST_TAG, LAST_TAG))

    return measure(command, port, first, usable, whole)


def loupe(store):
    port = free_port()
    command = ["./loupe", "serve", logs, "--store", store, "--port", str(port), "--no-open"]

    def search(base, limit, columns):
        return ask(base + "/api/v1/runs/search", {"projects": ["1"], "limit": limit, "columns": columns}) or {}

    def chart(base, runs):
        answer = ask(base + "/api/v1/lines", {"series": [{"runs": [run["id"]], "key": FIRST_TAG} for run in runs], "x": "step", "columns": 400})
        return sum(1 for line in (answer or {}).get("lines", []) if line["points"] > 0)

    def first(base):
        return chart(base, search(base, 1, []).get("runs", [])) > 0

    def usable(base):
        found = search(base, PAGE, ["metrics.`" + FIRST_TAG + "`"])
        if found.get("total") != RUNS or len((ask(base + "/api/v1/projects/1/series?limit=1000") or {}).get("series", [])) != min(TAGS, 1000):
            return False
        return chart(base, found["runs"]) == PAGE

    def whole(base):
        found = search(base, 1000, [f"metrics.`{FIRST_TAG}`", f"metrics.`{LAST_TAG}`"]).get("runs", [])
        return len(found) == RUNS and all(
            isinstance(last, float) and abs(last - value(int(run["name"].rsplit("_", 1)[1]), tag, LAST)) < 1e-6
            for run in found for tag, last in zip((0, TAGS - 1), run["values"]))

    return measure(command, port, first, usable, whole)


def say(name, all_of):
    first, usable, whole, used, warm, memory = (statistics.median(column) for column in zip(*all_of))
    print(f"{name:<28} first chart {first:6.2f} s   usable {usable:6.2f} s   all points {whole:6.2f} s, {used:5.1f} s of processor   then lists and chart {1000 * warm:5.0f} ms   at most {memory:6.0f} MB", flush=True)


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
