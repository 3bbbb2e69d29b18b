"""The unchanged MLflow client against a Loupe server: python mlflow_client_test.py http://127.0.0.1:PORT"""

import json
import math
import os
import sys
import tempfile
import time
import unittest
import urllib.request

import mlflow
import numpy as np
import pandas as pd
import pyarrow
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag
from mlflow.exceptions import MlflowException

URI = sys.argv.pop(1)
mlflow.set_tracking_uri(URI)


class Client(unittest.TestCase):
    def setUp(self):
        self.client = MlflowClient()
        self.experiment = mlflow.set_experiment("e-" + self.id().split(".")[-1]).experiment_id

    def test_runs_params_metrics_tags(self):
        with mlflow.start_run(run_name="parent") as parent:
            mlflow.log_param("lr", 0.1)
            mlflow.log_params({"a": 1, "b": "x"})
            for step in range(5):
                mlflow.log_metric("loss", 1 / (step + 1), step=step)
            mlflow.log_metrics({"acc": 0.5, "nan": math.nan, "inf": math.inf, "ninf": -math.inf}, step=3)
            mlflow.set_tag("k", "v")
            mlflow.set_tags({"t1": "1", "t2": "2"})
            with mlflow.start_run(run_name="child", nested=True) as child:
                mlflow.log_metric("x", 1)
        run = self.client.get_run(parent.info.run_id)
        self.assertEqual(run.info.status, "FINISHED")
        self.assertEqual(run.data.params, {"lr": "0.1", "a": "1", "b": "x"})
        self.assertEqual(run.data.metrics["loss"], 0.2)
        self.assertTrue(math.isnan(run.data.metrics["nan"]))
        self.assertEqual(run.data.metrics["inf"], math.inf)
        self.assertEqual(self.client.get_run(child.info.run_id).data.tags["mlflow.parentRunId"], parent.info.run_id)
        history = self.client.get_metric_history(parent.info.run_id, "loss")
        self.assertEqual([m.step for m in history], [0, 1, 2, 3, 4])

    def test_a_failing_run_is_failed(self):
        try:
            with mlflow.start_run() as run:
                raise ValueError("boom")
        except ValueError:
            pass
        self.assertEqual(self.client.get_run(run.info.run_id).info.status, "FAILED")

    def test_batches_and_limits(self):
        run = self.client.create_run(self.experiment)
        now = int(time.time() * 1000)
        metrics = [Metric("m", i * 0.1, now + i, i) for i in range(1000)]
        for _ in range(2):
            self.client.log_batch(run.info.run_id, metrics=metrics)
        self.assertEqual(len(self.client.get_metric_history(run.info.run_id, "m")), 1000)
        self.client.log_batch(run.info.run_id, params=[Param("p", "1")], tags=[RunTag("t", "1")])
        with self.assertRaises(MlflowException):
            self.client.log_param(run.info.run_id, "p", "2")

    def test_artifacts_of_every_kind(self):
        import matplotlib

        matplotlib.use("Agg")
        import matplotlib.pyplot as plt

        with mlflow.start_run() as run:
            mlflow.log_text("hello", "notes/hello.txt")
            mlflow.log_dict({"a": [1, 2]}, "d.json")
            mlflow.log_image(np.zeros((8, 8, 3), dtype=np.uint8), "plain.png")
            mlflow.log_image(np.zeros((8, 8, 3), dtype=np.uint8), key="val/digits", step=5)
            mlflow.log_table({"q": ["a", "b"], "n": [1, 2]}, "t.json")
            figure, axes = plt.subplots()
            axes.plot([1, 2])
            mlflow.log_figure(figure, "f.png")
            with tempfile.TemporaryDirectory() as folder:
                for name in ("x.bin", "ü 数.txt"):
                    with open(os.path.join(folder, name), "w") as file:
                        file.write(name)
                mlflow.log_artifacts(folder, "many")
        names = {f.path for f in self.client.list_artifacts(run.info.run_id)}
        self.assertTrue({"notes", "d.json", "plain.png", "images", "t.json", "f.png", "many"} <= names, names)
        self.assertEqual({f.path for f in self.client.list_artifacts(run.info.run_id, "many")}, {"many/x.bin", "many/ü 数.txt"})
        self.assertEqual(mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/notes/hello.txt"), "hello")
        self.assertEqual(mlflow.artifacts.load_dict(f"runs:/{run.info.run_id}/d.json"), {"a": [1, 2]})
        self.assertEqual(list(mlflow.load_table("t.json", run_ids=[run.info.run_id])["n"]), [1, 2])

    def test_inputs(self):
        frame = pd.DataFrame({"x": [1, 2, 3], "y": [0, 1, 0]})
        with mlflow.start_run() as run:
            mlflow.log_input(mlflow.data.from_pandas(frame, name="toy", targets="y"), context="training")
        inputs = self.client.get_run(run.info.run_id).inputs.dataset_inputs
        self.assertEqual(inputs[0].dataset.name, "toy")
        self.assertEqual(inputs[0].tags[0].value, "training")
        found = mlflow.search_runs([self.experiment], filter_string="datasets.name = 'toy'", output_format="list")
        self.assertEqual(len(found), 1)

    def test_search(self):
        for i in range(7):
            with mlflow.start_run(run_name=f"r{i}"):
                mlflow.log_metric("acc", i / 10)
                mlflow.log_param("model", "a" if i % 2 else "b")
        find = lambda text, **more: [
            r.info.run_name for r in mlflow.search_runs([self.experiment], filter_string=text, output_format="list", **more)
        ]
        self.assertEqual(find("metrics.acc > 0.35", order_by=["metrics.acc DESC"]), ["r6", "r5", "r4"])
        self.assertEqual(find("params.model = 'a' and metrics.acc < 0.2"), ["r1"])
        self.assertEqual(find("attributes.run_name LIKE 'r%' and attributes.status = 'FINISHED'", max_results=2), ["r6", "r5"])
        self.assertEqual(find("tags.mlflow.runName ILIKE 'R3'"), ["r3"])
        self.assertEqual(len(mlflow.search_runs([self.experiment])), 7)
        with self.assertRaises(MlflowException):
            find("metrics.acc > 'x'")
        page = self.client.search_runs([self.experiment], max_results=3)
        self.assertEqual(len(self.client.search_runs([self.experiment], max_results=10, page_token=page.token)), 4)

    def test_sklearn_autolog_and_models(self):
        from sklearn.datasets import load_iris
        from sklearn.linear_model import LogisticRegression

        mlflow.sklearn.autolog()
        try:
            x, y = load_iris(return_X_y=True)
            with mlflow.start_run() as run:
                LogisticRegression(max_iter=200).fit(x, y)
        finally:
            mlflow.sklearn.autolog(disable=True)
        data = self.client.get_run(run.info.run_id).data
        self.assertEqual(data.params["max_iter"], "200")
        self.assertGreater(data.metrics["training_accuracy_score"], 0.9)
        models = mlflow.search_logged_models([self.experiment], output_format="list")
        self.assertEqual(len(models), 1)
        self.assertEqual(str(models[0].status), "READY")
        best = [{"field_name": "metrics.training_accuracy_score", "ascending": False}]
        for text, found in (
            ("metrics.training_accuracy_score > 0.5 AND params.max_iter = '200'", 1),
            ("metrics.training_accuracy_score > 1.5", 0),
            ("metrics.nothing > 0", 0),
            ("params.nothing = 'x'", 0),
        ):
            asked = mlflow.search_logged_models([self.experiment], filter_string=text, order_by=best, output_format="list")
            self.assertEqual(len(asked), found, text)
        loaded = mlflow.sklearn.load_model(models[0].model_uri)
        self.assertEqual(loaded.predict(x[:1])[0], 0)

    def test_registry(self):
        name = "net-" + str(time.time_ns())
        with mlflow.start_run() as run:
            mlflow.log_text("weights", "model/w.txt")
        self.client.create_registered_model(name, tags={"team": "a"}, description="d")
        version = self.client.create_model_version(name, f"runs:/{run.info.run_id}/model", run.info.run_id)
        self.assertEqual(version.version, "1")
        self.client.set_registered_model_alias(name, "champion", "1")
        self.assertEqual(self.client.get_model_version_by_alias(name, "champion").run_id, run.info.run_id)
        self.client.transition_model_version_stage(name, "1", "Production")
        self.assertEqual(self.client.get_latest_versions(name, ["Production"])[0].version, "1")
        self.client.set_model_version_tag(name, "1", "k", "v")
        self.assertEqual(self.client.get_model_version(name, "1").tags, {"k": "v"})
        self.assertEqual(len(self.client.search_model_versions(f"name = '{name}'")), 1)
        self.assertEqual([m.name for m in self.client.search_registered_models(f"name LIKE '{name[:10]}%'")][:1], [name])
        self.client.create_model_version(name, f"runs:/{run.info.run_id}/model", run.info.run_id)
        newest = self.client.search_model_versions(f"name = '{name}'", order_by=["version_number DESC"])
        self.assertEqual([int(v.version) for v in newest], [2, 1])
        self.assertEqual(self.client.get_model_version_by_alias(name, "latest").version, "2")
        self.client.rename_registered_model(name, name + "-2")
        self.client.delete_model_version(name + "-2", "1")
        self.client.delete_registered_model(name + "-2")
        with self.assertRaises(MlflowException):
            self.client.get_registered_model(name + "-2")

    def test_delete_and_restore(self):
        run = self.client.create_run(self.experiment)
        self.client.delete_run(run.info.run_id)
        self.assertEqual(self.client.get_run(run.info.run_id).info.lifecycle_stage, "deleted")
        self.client.restore_run(run.info.run_id)
        other = self.client.create_experiment("gone-" + str(time.time_ns()))
        self.client.delete_experiment(other)
        self.assertEqual(self.client.get_experiment(other).lifecycle_stage, "deleted")
        self.client.restore_experiment(other)
        self.assertIn(other, [e.experiment_id for e in self.client.search_experiments()])

    def test_asynchronous_logging_and_system_metrics(self):
        mlflow.enable_system_metrics_logging()
        mlflow.set_system_metrics_sampling_interval(1)
        mlflow.set_system_metrics_samples_before_logging(1)
        try:
            with mlflow.start_run() as run:
                for step in range(20):
                    mlflow.log_metric("a", step, step=step, synchronous=False)
                mlflow.flush_async_logging()
                time.sleep(2.5)
        finally:
            mlflow.disable_system_metrics_logging()
        self.assertEqual(len(self.client.get_metric_history(run.info.run_id, "a")), 20)
        self.assertTrue(any(k.startswith("system/") for k in self.client.get_run(run.info.run_id).data.metrics))

    def test_points_and_lines_are_an_arrow_stream(self):
        with mlflow.start_run() as run:
            for step in range(300):
                mlflow.log_metric("a", float("nan") if step == 7 else step / 3, step=step)
        arrow = {"Accept": "application/vnd.apache.arrow.stream", "Content-Type": "application/json"}

        def table(path, body=None):
            request = urllib.request.Request(URI + path, data=body, headers=arrow)
            with urllib.request.urlopen(request) as answer:
                self.assertEqual(answer.headers["Content-Type"], arrow["Accept"])
                return pyarrow.ipc.open_stream(answer.read()).read_all()

        points = table(f"/api/v1/runs/{run.info.run_id}/points?key=a")
        points.validate(full=True)
        self.assertEqual(points.column("step").to_pylist(), list(range(300)))
        values = points.column("value").to_pylist()
        self.assertTrue(math.isnan(values[7]))
        self.assertEqual(values[299], 299 / 3)
        asked = {"series": [{"runs": [run.info.run_id], "key": "a"}], "x": "step", "columns": 10, "smooth": {"kind": "ema", "amount": 0.5}}
        lines = table("/api/v1/lines", json.dumps(asked).encode())
        about = json.loads(lines.schema.metadata[b"loupe"])
        self.assertEqual([line["role"] for line in about["lines"]], ["raw", "line"])
        self.assertEqual(set(lines.column("line").to_pylist()), {0, 1})
        empty = table(f"/api/v1/runs/{run.info.run_id}/points?key=nothing")
        self.assertEqual(empty.num_rows, 0)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad - len(result.skipped)} passed, {bad} failed, {len(result.skipped)} skipped")
    sys.exit(1 if bad else 0)
