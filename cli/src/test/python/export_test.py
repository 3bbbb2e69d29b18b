"""What `loupe export` wrote, read by those whose formats they are, beside what the server that holds the same store says. argv: url, folder of exports."""
import csv
import json
import math
import os
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import mlflow
import numpy as np
import pandas
import pyarrow.parquet
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

URL, OUT = sys.argv[1], Path(sys.argv[2]).resolve()
passed = failed = 0


def check(name, condition, found=""):
    global passed, failed
    passed, failed = passed + bool(condition), failed + (not condition)
    if not condition:
        print("FAILED", name, str(found)[:600])


def ask(address, body=None, **query):
    request = urllib.request.Request(f"{URL}{address}?{urllib.parse.urlencode(query)}", body and json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def pages(address, field, **query):
    found, page = [], {}
    while True:
        answer = json.loads(ask(address, **query, **page))
        found += answer[field]
        if not answer.get("next"):
            return found
        page = {"page": answer["next"]}


def same(a, b):
    return a == b or a != a and b != b


def points(run, series):
    """Steps, microseconds and values in the API's order. Times come as whole milliseconds and fractions of them."""
    answer = ask(f"/api/v1/runs/{run}/points", key=series["key"], context=json.dumps(series["context"]))
    head, _, buffers = answer.partition(b"\n")
    columns = json.loads(head)["columns"]
    start = -(-(len(head) + 1) // 8) * 8
    take = lambda name: np.frombuffer(answer, "<f8", columns[name]["count"], start + columns[name]["at"])
    return list(zip(take("step").astype(int).tolist(), np.rint(take("time") * 1000).astype(int).tolist(), take("value").tolist()))


def name(series):
    return series["key"] + (json.dumps(series["context"], separators=(",", ":"), ensure_ascii=False) if series["context"] else "")


runs, offset = [], 0
while True:
    page = json.loads(ask("/api/v1/runs/search", {"limit": 200, "offset": offset}))["runs"]
    runs += page
    offset += len(page)
    if not page:
        break
for run in runs:
    run.update(json.loads(ask(f"/api/v1/runs/{run['id']}")))
    run["series"] = {name(s): points(run["id"], s) for s in pages(f"/api/v1/runs/{run['id']}/series", "series")}
total = sum(len(p) for run in runs for p in run["series"].values())
check("a store with something in it", len(runs) > 80 and total > 1000, (len(runs), total))
wanted = sorted((run["projectName"], run["id"], run["name"], key, step, round(micros / 1e6, 6), repr(value))
                for run in runs for key, all in run["series"].items() for step, micros, value in all)


def table(form, rows):
    found = sorted((r["project"], r["run_id"], r["run"], r["key"], int(r["step"]), round(float(r["time"]), 6), repr(float(r["value"]))) for r in rows)
    check(f"{form}: every point", found == wanted, [x for x in zip(found, wanted) if x[0] != x[1]][:3] or (len(found), len(wanted)))


with open(OUT / "all.csv", newline="", encoding="utf-8") as file:
    table("csv", csv.DictReader(file))
frame = pandas.read_csv(OUT / "all.csv", keep_default_na=False, na_values={"value": ["NaN"]}, dtype={"project": str, "run_id": str, "run": str, "key": str})
table("csv by pandas", frame.to_dict("records"))
with open(OUT / "all.jsonl", encoding="utf-8") as file:
    table("jsonl", map(json.loads, file))
table("parquet", pyarrow.parquet.read_table(OUT / "all.parquet").to_pylist())

# MLflow's own file store
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
mlflow.set_tracking_uri((OUT / "mlruns").as_uri())
client = mlflow.MlflowClient()
experiments = {e.experiment_id: e.name for e in client.search_experiments()}
kept = {r.info.run_id: r for r in client.search_runs(list(experiments), max_results=5000)}
check("mlruns: every run", set(kept) == {r["id"] for r in runs}, set(kept) ^ {r["id"] for r in runs})
for run in runs:
    ours = kept.get(run["id"])
    if ours is None:
        continue
    where = f"mlruns: {run['projectName']}/{run['name']}"
    tags = dict(ours.data.tags)
    true = lambda kind, key: tags.get(f"loupe.key/{kind}/{key}", tags.get(f"loupe.key/{key}", key))
    check(where + " project", experiments[ours.info.experiment_id] == run["projectName"], experiments[ours.info.experiment_id])
    check(where + " head", (ours.info.run_name, ours.info.status, ours.info.start_time) == (run["name"], run["status"], run.get("start") or 0), ours.info)
    params = {p["key"]: p["text"] for p in run["params"]}
    lost = [p for p, v in params.items() if v not in ours.data.params.values()]
    check(where + " params", len(ours.data.params) == len(params) and not lost, (lost, ours.data.params))
    lost = {k: v for k, v in run["tags"].items() if tags.get(k, v if v in tags.values() else None) != v}
    check(where + " tags", not lost, lost)
    exact = {json.dumps(sorted((s, m // 1000, repr(v)) for s, m, v in all)) for all in run["series"].values()}
    found = {json.dumps(sorted((p.step, p.timestamp, repr(p.value)) for p in client.get_metric_history(run["id"], key))) for key in ours.data.metrics}
    check(where + " points", found == exact, (list(found - exact)[:1], list(exact - found)[:1]))


def files(path, list_files):
    for directory, at in list_files(path):
        if directory:
            yield from files(at, list_files)
        else:
            yield at


for run in runs:
    if run["id"] not in kept:
        continue
    home = Path(urllib.request.url2pathname(urllib.parse.urlparse(kept[run["id"]].info.artifact_uri).path))
    here = lambda path: [(f["directory"], f["path"]) for f in pages(f"/api/v1/runs/{run['id']}/files", "files", path=path)]
    there = lambda path: [(f.is_dir, f.path) for f in client.list_artifacts(run["id"], path)]
    theirs, ours = sorted(files("", here)), sorted(files("", there))
    check(f"mlruns: {run['projectName']}/{run['name']} files", set(theirs) <= set(ours), set(theirs) ^ set(ours))
    for path in set(theirs) & set(ours):
        content = ask(f"/api/v1/runs/{run['id']}/files/{urllib.parse.quote(path)}")
        check(f"mlruns: {path}", (home / path).read_bytes() == content)

# TensorBoard's own reader
events = {p.name.split(".")[4]: p.parent for p in sorted((OUT / "tfevents").rglob("events.out.tfevents.*"))}
for run in runs:
    where = f"tfevents: {run['projectName']}/{run['name']}"
    if run["id"] not in events:
        check(where, not run["series"], run["id"])
        continue
    read = EventAccumulator(str(next(p for p in events[run["id"]].iterdir() if f".{run['id']}." in p.name)), size_guidance=dict.fromkeys(["scalars", "tensors", "images", "audio", "histograms", "compressedHistograms"], 0)).Reload()
    found = {tag: [(e.step, e.wall_time, e.value) for e in read.Scalars(tag)] for tag in read.Tags()["scalars"]}
    for tag in read.PluginTagToContent("scalars") if "scalars" in read._plugin_to_tag_to_content else ():
        if tag in read.Tags()["tensors"]:
            found[tag] = [(e.step, e.wall_time, float(tensor_util.make_ndarray(e.tensor_proto))) for e in read.Tensors(tag)]
    for key, all in run["series"].items():
        ours = found.get(key, [])
        exact = sorted(map(repr, ((s, v) for s, _, v in ours))) == sorted(map(repr, ((s, v) for s, _, v in all)))
        times = exact and np.allclose(sorted(t for _, t, _ in ours), sorted(m / 1e6 for _, m, _ in all), rtol=0, atol=2e-6)
        check(f"{where} {key}", exact and times, (ours[:2], all[:2], sorted(found)[:9]))

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
