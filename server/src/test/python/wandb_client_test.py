"""The unchanged W&B client against a running server. argv: url.

Prints KILL when the server shall be killed and started again at the same address, and waits for a line."""
import json
import math
import os
import sys
import tempfile
import time
import urllib.request

URL = sys.argv[1]
os.environ.update(WANDB_BASE_URL=URL, WANDB_API_KEY="0123456789" * 4, WANDB_SILENT="true")
import numpy as np
import plotly.graph_objects as go
import wandb


def history(run, key):
    found = []
    token = ""
    while True:
        with urllib.request.urlopen(f"{URL}/api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key={urllib.request.quote(key)}&page_token={token}") as answer:
            page = json.load(answer)
        found += [(int(p["step"]), float(p["value"])) for p in page.get("metrics", [])]
        token = page.get("next_page_token")
        if not token:
            return found


def run_of(run):
    with urllib.request.urlopen(f"{URL}/api/2.0/mlflow/runs/get?run_id={run}") as answer:
        return json.load(answer)["run"]


def files(run, path):
    with urllib.request.urlopen(f"{URL}/api/2.0/mlflow/artifacts/list?run_id={run}&path={path}") as answer:
        return [f["path"] for f in json.load(answer).get("files", [])]


def content(run, path):
    with urllib.request.urlopen(f"{URL}/api/2.0/mlflow/get-artifact?run_id={run}&path={urllib.request.quote(path)}") as answer:
        return answer.read()


def things(run, key):
    with urllib.request.urlopen(f"{URL}/api/v1/runs/{run}/media/items?key={key}&over=100&limit=100") as answer:
        return json.load(answer)["items"]


passed = failed = 0


def check(name, condition, found=""):
    global passed, failed
    passed, failed = passed + bool(condition), failed + (not condition)
    if not condition:
        print("FAILED", name, found)


def eventually(name, question):
    for _ in range(100):
        if question():
            return check(name, True)
        time.sleep(0.2)
    check(name, False, "not within 20 s")


def loss(i):
    return math.exp(-i / 50)


run = wandb.init(project="live", name="live one", id="live0001", group="g", job_type="train", tags=["a", "b"], notes="Notes.",
                 config={"lr": 0.1, "opt": {"name": "adam", "betas": [0.9, 0.99]}, "none": None})
run.define_metric("epoch")
run.define_metric("val/*", step_metric="epoch")
for i in range(500):
    run.log({"loss": loss(i), "part": {"deep": i}, "val/acc": i / 500, "epoch": i})
run.log({"nan": float("nan"), "inf": float("inf")})
run.log({"hist": wandb.Histogram(np.arange(100)), "img": wandb.Image(np.zeros((4, 4, 3), dtype=np.uint8), caption="c"),
         "page": wandb.Html("<b>x</b>"), "table": wandb.Table(columns=["a"], data=[[1]]),
         "fig": wandb.Plotly(go.Figure(go.Scatter(x=[1], y=[2])))})
pixels = np.zeros((4, 4, 3), dtype=np.uint8)
run.log({"boxed": wandb.Image(pixels, boxes={"found": {"box_data": [{"position": {"minX": 0, "maxX": 0.5, "minY": 0, "maxY": 0.5}, "class_id": 1}]}},
                              masks={"truth": {"mask_data": np.ones((4, 4), dtype=np.uint8)}})})
for step in range(3):
    cells = wandb.Table(columns=["i", "pic"])
    cells.add_data(step, wandb.Image(pixels + step))
    run.log({"cells": cells})
run.log({"line": wandb.plot.line(wandb.Table(columns=["x", "y"], data=[[1, 2], [3, 4]]), "x", "y")})
artifact = wandb.Artifact("words", type="dataset", metadata={"n": 2})
with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as f:
    f.write("one two")
artifact.add_file(f.name, "data/words.txt")
logged = run.log_artifact(artifact, aliases=["best"])
logged.wait()
check("aliases", sorted(logged.aliases) == ["best", "latest"] and logged.version == "v0", (logged.aliases, logged.version))
later = wandb.Artifact("words", type="dataset", metadata={"n": 3})
with later.new_file("data/words.txt") as f:
    f.write("one two three")
run.log_artifact(later).wait()
run.alert(title="careful", text="odd")
run.summary["best"] = 0.5
print("printed")
run.finish()
stored = run_of("live0001")
params = {p["key"]: p["value"] for p in stored["data"]["params"]}
tags = {t["key"]: t["value"] for t in stored["data"]["tags"]}
check("all points", history("live0001", "loss") == [(i, loss(i)) for i in range(500)])
check("nested", history("live0001", "part.deep") == [(i, float(i)) for i in range(500)])
check("val", len(history("live0001", "val/acc")) == 500)
check("nan", math.isnan(history("live0001", "nan")[0][1]))
check("params", params == {"lr": "0.1", "opt.name": "adam", "opt.betas": "[0.9,0.99]", "none": "null"}, params)
check("tags", tags.get("wandb.group") == "g" and tags.get("mlflow.note.content") == "Notes." and tags.get("wandb.summary.best") == "0.5"
      and tags.get("wandb.alert.0") == "careful" and json.loads(tags.get("wandb.tags", "[]")) == ["a", "b"], tags)
check("finished", stored["info"]["status"] == "FINISHED", stored["info"])
check("image", len([f for f in files("live0001", "media/images") if f.endswith(".png")]) == 2, files("live0001", "media/images"))
items = things("live0001", "cells")
folders = [f"media/tables/{item['meta']['artifact_path'].split('/')[2][:20]}" for item in items]
check("tables of three steps", [item["step"] for item in items] == [503, 504, 505] and len(set(folders)) == 3, items)
for step, folder in enumerate(folders):
    table = json.loads(content("live0001", f"{folder}/cells.table.json"))
    check("the table's picture lies beside it", content("live0001", f"{folder}/{table['data'][0][1]['path']}")[:4] == b"\x89PNG" and table["data"][0][0] == step, table)
check("the last table is the artifact's", json.loads(content("live0001", "artifacts/run-live0001-cells/cells.table.json"))["data"][0][0] == 2)
boxes = things("live0001", "boxed")[0]["meta"]["boxes"]["found"]
check("boxes lie where they are said to", json.loads(content("live0001", boxes["path"]))["box_data"][0]["class_id"] == 1, boxes)
check("custom chart", things("live0001", "line")[0]["meta"] == {"library": "wandb", "table": "line_table"} and "x" in json.loads(content("live0001", "media/charts/line.json"))["panel_config"]["fieldSettings"].values())
check("html", len(files("live0001", "media/html")) == 1)
check("table", len(files("live0001", "media/table")) == 5, files("live0001", "media/table"))
check("plotly", len(files("live0001", "media/plotly")) == 1)
check("artifact", "artifacts/words/data/words.txt" in files("live0001", "artifacts/words/data"), files("live0001", "artifacts"))
check("a later version lies beside it", content("live0001", "artifacts/words-v1/data/words.txt") == b"one two three" and content("live0001", "artifacts/words/data/words.txt") == b"one two")
check("manifest", "artifacts/words/wandb_manifest.json" in files("live0001", "artifacts/words"))
check("config file", "config.yaml" in files("live0001", ""), files("live0001", ""))

# Another run uses what the first one logged.
run = wandb.init(project="live", id="live0003")
with tempfile.TemporaryDirectory() as folder:
    best = run.use_artifact("words:best")
    best.download(folder)
    with open(folder + "/data/words.txt") as f:
        check("the best is the first", f.read() == "one two" and best.version == "v0" and best.metadata == {"n": 2}, (best.version, best.metadata))
with tempfile.TemporaryDirectory() as folder:
    with open(best.get_entry("data/words.txt").download(folder, skip_cache=True)) as f:
        check("one file of it", f.read() == "one two")
newest = run.use_artifact("words:latest")
check("the latest is the second", newest.version == "v1" and newest.aliases == ["latest"], (newest.version, newest.aliases))
newest.aliases.append("best")
newest.save()
check("an alias moves", run.use_artifact("words:v0").aliases == [] and wandb.Api().artifact("live/words:best").version == "v1")
for name, what in (("words:nothere", "not found"), ("nothere:latest", "not found")):
    try:
        run.use_artifact(name)
        check("what is not there is said", False, name)
    except Exception as e:
        check("what is not there is said", what in str(e), str(e))
run.finish()
check("what a run used", {t["key"]: t["value"] for t in run_of("live0003")["data"]["tags"]}.get("wandb.uses.words") in ("v0", "v1"))

# Runs are read again.
api = wandb.Api()
one = api.run("loupe/live/live0001")
check("config", one.config == {"lr": 0.1, "opt": {"name": "adam", "betas": [0.9, 0.99]}, "none": None}, one.config)
check("head", (one.name, one.state, one.tags, one.group, one.job_type, one.notes) == ("live one", "finished", ["a", "b"], "g", "train", "Notes."), (one.name, one.state, one.tags))
check("summary", one.summary["loss"] == loss(499) and one.summary["part"]["deep"] == 499, dict(one.summary))
rows = list(one.scan_history(keys=["loss", "part.deep", "epoch"], page_size=70))
check("every row", [(r["_step"] if "_step" in r else r["epoch"], r["loss"], r["part.deep"]) for r in rows] == [(i, loss(i), i) for i in range(500)], (len(rows), rows[:2]))
check("a part of the rows", [r["loss"] for r in one.scan_history(keys=["loss"], min_step=10, max_step=20)] == [loss(i) for i in range(10, 20)])
whole = {r["_step"]: r for r in one.scan_history()}
check("rows whole", whole[7]["loss"] == loss(7) and whole[7]["val/acc"] == 7 / 500 and math.isnan(float(whole[500]["nan"])), whole.get(500))
sampled = one.history(keys=["loss"], samples=50, pandas=False)
check("samples", len(sampled) == 50 and sampled[0]["loss"] == 1 and sampled[-1]["loss"] == loss(499), len(sampled))
check("all columns", {"loss", "part.deep", "val/acc", "epoch"} <= set(one.history(samples=10, pandas=False)[0]))
names = [f.name for f in one.files(per_page=2)]
check("files", "config.yaml" in names and len(names) == len(set(names)) == len(one.files()), names)
with tempfile.TemporaryDirectory() as folder:
    with one.file("config.yaml").download(folder) as f:
        check("a file", f.read().encode() == content("live0001", "config.yaml"))
check("files by pattern", [f.name for f in one.files(pattern="%onfig.yam_")] == ["config.yaml"])
logged = [a.name for a in one.logged_artifacts()]
check("artifacts of a run", {"words:v0", "words:v1"} <= set(logged), logged)
check("how large an artifact is", [(a.size, a.file_count) for a in one.logged_artifacts() if a.name == "words:v0"] == [(7, 1)], [(a.name, a.size, a.file_count) for a in one.logged_artifacts()])
check("artifacts that a run used", {"words:v0", "words:v1"} <= {a.name for a in api.run("loupe/live/live0003").used_artifacts()})
check("what was printed", len(list(one.console_logs())) == len(list(one.console_logs(per_page=1))))


def found(filters, order="+created_at"):
    return [r.id for r in api.runs("loupe/live", filters=filters, order=order, per_page=1)]


check("all runs", found({}) == found(None, "-created_at")[::-1] and set(found({})) >= {"live0001", "live0003"}, found({}))
check("by config", found({"config.opt.name": "adam"}) == ["live0001"], found({"config.opt.name": "adam"}))
check("by summary, tag and name", found({"$and": [{"summary_metrics.loss": {"$lt": 1}}, {"tags": {"$in": ["b"]}}, {"displayName": {"$regex": "^live"}}]}) == ["live0001"])
check("by state", set(found({"state": {"$ne": "running"}})) == set(found({})))
for filters, what in (({"colour": 1}, "names the field 'colour'"), ({"state": {"$near": 1}}, "the operator $near")):
    try:
        found(filters)
        check("a filter that is not known is said", False)
    except Exception as e:
        check("a filter that is not known is said", what in str(e), str(e))
one.tags.append("read")
one.config["later"] = {"x": 1}
one.notes = "Other notes."
one.update()
one.summary["best"] = 3
one.summary.update()
again = wandb.Api().run("loupe/live/live0001")
check("updated", again.tags == ["a", "b", "read"] and again.config["later"] == {"x": 1} and again.notes == "Other notes." and again.summary["best"] == 3, (again.tags, again.config, again.notes))
check("updated for others too", {p["key"]: p["value"] for p in run_of("live0001")["data"]["params"]}.get("later.x") == "1")
request = urllib.request.Request(f"{URL}/api/v1/projects", b'{"name":"by others"}', {"Content-Type": "application/json"})
other = json.load(urllib.request.urlopen(request))["id"]
request = urllib.request.Request(f"{URL}/api/v1/runs", json.dumps({"project": other, "name": "n"}).encode(), {"Content-Type": "application/json"})
other = json.load(urllib.request.urlopen(request))["id"]
request = urllib.request.Request(f"{URL}/api/v1/runs/{other}/log", b'{"params":{"net":{"act":"relu"}},"series":[{"key":"a","steps":[0,3],"times":[0,1],"values":[1,0.5]}]}', {"Content-Type": "application/json"})
urllib.request.urlopen(request)
foreign = api.run(f"loupe/by others/{other}")
check("a run of another tool", foreign.config == {"net": {"act": "relu"}} and [(r["_step"], r["a"]) for r in foreign.scan_history()] == [(0, 1), (3, 0.5)], foreign.config)
foreign.tags = ["mine"]
foreign.update()
check("a run of another tool is updated", [r.id for r in api.runs("loupe/by others", filters={"tags": "mine"})] == [other])
check("projects", {"live", "by others"} <= {p.name for p in api.projects("loupe")})
foreign.stop()
check("asked to stop", {t["key"]: t["value"] for t in run_of(other)["data"]["tags"]}.get("wandb.stop") == "true")
foreign.delete()
check("deleted", run_of(other)["info"]["lifecycle_stage"] == "deleted" and len(wandb.Api().runs("loupe/by others")) == 0)

# The server is killed while this one logs.
run = wandb.init(project="live", id="live0002", resume="allow")
for i in range(200):
    run.log({"loss": loss(i)})
eventually("some points before the kill", lambda: history("live0002", "loss"))
print("KILL", flush=True)
sys.stdin.readline()
for i in range(200, 400):
    run.log({"loss": loss(i)})
run.finish()
check("all points over a restart", history("live0002", "loss") == [(i, loss(i)) for i in range(400)], len(history("live0002", "loss")))

run = wandb.init(project="live", id="live0001", resume="must")
check("goes on at the next step", run.starting_step == 507, run.starting_step)
check("config is known", run.config.get("lr") == 0.1, dict(run.config))
run.log({"loss": -1.0})
run.finish(exit_code=3)
check("went on", history("live0001", "loss")[-1] == (507, -1.0), history("live0001", "loss")[-1])
check("failed", run_of("live0001")["info"]["status"] == "FAILED")

try:
    wandb.init(project="live", id="nothere1", resume="must")
    check("must resume what is there", False)
except Exception:
    check("must resume what is there", True)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
