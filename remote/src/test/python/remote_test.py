"""Logs in object stores, put there by their own clients, opened by Loupe: python remote_test.py ROOT"""

import hashlib
import json
import logging
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

import boto3
from gcp_storage_emulator.server import create_server
from google.auth.credentials import AnonymousCredentials
from google.cloud import storage
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
ROOT = pathlib.Path(sys.argv.pop(1))
LOGS = ["tensorboard", "mlruns", "mlflow-db", "sacred", "wandb", "rows", "neptune-offline", "comet", "clearml"]
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "GOOGLE_"))}


def loupe(*words, **environment):
    return subprocess.run([ROOT / "loupe", *map(str, words)], capture_output=True, text=True, env=ENVIRONMENT | environment)


def folder(work):
    """All logs of the fixtures as one folder `exp`."""
    made = work / "team" / "exp"
    for logs in LOGS:
        shutil.copytree(ROOT / "fixtures" / "intake" / logs, made / logs)
    return made


def points(store):
    """Everything that a store's series hold, without ids, which are of places."""
    out = store.parent / (store.name + ".jsonl")
    said = loupe("export", "--store", store, "--format", "jsonl", "-o", out)
    assert said.returncode == 0, said.stderr
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    return sorted(json.dumps({k: v for k, v in row.items() if k != "run_id"}, sort_keys=True) for row in rows)


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"content-type": "application/json"})
    return json.load(urllib.request.urlopen(request))


class Served:
    """`loupe serve` of some places while the block runs."""

    def __init__(self, work, *places, **environment):
        self.file = work / "url"
        self.log = open(work / "server.log", "w+")
        command = [ROOT / "loupe", "serve", *places, "--store", work / "served", "--port", "0", "--no-open", "--url-file", self.file]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT, env=ENVIRONMENT | environment)

    def __enter__(self):
        for _ in range(600):
            if self.file.exists() and self.file.read_text():
                self.url = self.file.read_text()
                return self
            time.sleep(0.2)
        raise AssertionError("the server does not start")

    def __exit__(self, *ended):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def last(self, key):
        """The last values of a metric, of all runs."""
        experiments = [e["experiment_id"] for e in post(self.url + "/api/2.0/mlflow/experiments/search", {"max_results": 100})["experiments"]]
        runs = post(self.url + "/api/2.0/mlflow/runs/search", {"experiment_ids": experiments, "max_results": 100}).get("runs", [])
        return [m["value"] for run in runs for m in run["data"].get("metrics", []) if m["key"] == key]

    def until(self, key, value, seconds):
        end = time.time() + seconds
        while value not in (found := self.last(key)):
            assert time.time() < end, f"{key} is {found}, not {value}"
            time.sleep(0.3)


class ObjectStore:
    """What holds for every object store."""

    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work)

    def put_all(self, logs):
        for file in sorted(logs.rglob("*")):
            if file.is_file():
                self.put("team/exp/" + file.relative_to(logs).as_posix(), file.read_bytes())

    def test_it_is_read_as_the_same_folder(self):
        logs = folder(self.work)
        self.put_all(logs)
        here = loupe("import", logs, "--store", self.work / "here")
        there = loupe("import", self.url("team/exp"), "--store", self.work / "there", "--json", **self.environment)
        self.assertEqual(there.returncode, here.returncode, there.stderr)
        expected = points(self.work / "here")
        self.assertGreater(len(expected), 1000)
        self.assertEqual(points(self.work / "there"), expected)
        again = loupe("import", self.url("team/exp"), "--store", self.work / "there", "--json", **self.environment)
        self.assertEqual(json.loads(again.stdout)["runs"], json.loads(there.stdout)["runs"])
        self.assertEqual(points(self.work / "there"), expected)

    def test_it_is_followed(self):
        lines = "step,loss\n0,1.0\n1,0.5\n"
        self.put("live/run/metrics.csv", lines.encode())
        with Served(self.work, self.url("live"), **self.environment) as served:
            served.until("loss", 0.5, 30)
            lines += "2,0.25\n"
            self.put("live/run/metrics.csv", lines.encode())
            served.until("loss", 0.25, 15)
            self.put("live/other/metrics.csv", b"step,acc\n0,0.125\n")
            served.until("acc", 0.125, 15)

    def test_a_model_is_inspected_as_the_same_file(self):
        model = next(iter(sorted((ROOT / "fixtures" / "networks").rglob("*.onnx"))))
        self.put("models/net.onnx", model.read_bytes())
        home = {"JAVA_TOOL_OPTIONS": f"-Duser.home={self.work}"}
        here = loupe("inspect", "--json", model)
        there = loupe("inspect", "--json", self.url("models/net.onnx"), **self.environment, **home)
        self.assertEqual(there.returncode, here.returncode, there.stderr)
        self.assertEqual(json.loads(there.stdout), json.loads(here.stdout) | {"file": self.url("models/net.onnx")})
        absent = loupe("inspect", self.url("models/absent.onnx"), **self.environment, **home)
        self.assertEqual(absent.returncode, 1, absent.stderr)
        self.assertIn("models/absent.onnx", absent.stderr)

    def test_what_is_not_there_is_one_sentence(self):
        said = loupe("import", self.url("", bucket="absent-bucket"), "--store", self.work / "store", **self.environment)
        self.assertEqual(said.returncode, 1, said.stderr)
        self.assertRegex(said.stderr, r"^\w+://absent-bucket cannot be listed: there is no bucket 'absent-bucket'[^\n]*\.\n$")

    def test_artifacts_lie_there_by_content(self):
        logs = ROOT / "fixtures" / "intake" / "wandb" / "media"
        said = loupe("import", logs, "--store", self.work / "store", "--artifacts", self.url("files"), **self.environment)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertFalse((self.work / "store" / "artifacts").exists())
        objects = self.objects("files/")
        self.assertGreater(len(objects), 10)
        for key, content in objects.items():
            digest = hashlib.sha256(content).hexdigest()
            self.assertEqual(key, f"files/sha256/{digest[:2]}/{digest[2:]}")
        again = loupe("import", logs, "--store", self.work / "here")
        self.assertEqual(again.returncode, 0, again.stderr)
        ours = {path.name for path in (self.work / "here" / "artifacts" / "sha256").rglob("*") if path.is_file()}
        self.assertEqual({key.rsplit("/", 1)[1] for key in objects}, ours)

    def test_a_server_keeps_uploads_there(self):
        with Served(self.work, "--artifacts", self.url("uploads"), **self.environment) as served:
            run = post(served.url + "/api/v1/runs", {"projectName": "p", "name": "r"})["id"]
            there = served.url + f"/api/v1/runs/{run}/files/notes.txt"
            urllib.request.urlopen(urllib.request.Request(there, b"kept by content", method="PUT"))
            self.assertEqual(urllib.request.urlopen(there).read(), b"kept by content")
            key = "uploads/sha256/" + re.sub("^(..)", r"\1/", hashlib.sha256(b"kept by content").hexdigest())
            self.assertEqual(self.objects("uploads/"), {key: b"kept by content"})
            urllib.request.urlopen(urllib.request.Request(there, method="DELETE"))
            self.assertEqual(self.objects("uploads/"), {})

    def test_a_place_for_artifacts_that_is_not_there_is_one_sentence(self):
        said = loupe("import", ROOT / "fixtures" / "intake" / "rows", "--store", self.work / "store", "--artifacts", self.url("x", "absent-bucket"), **self.environment)
        self.assertEqual(said.returncode, 1, said.stderr)
        self.assertRegex(said.stderr, r"^Artifacts cannot be kept in \w+://absent-bucket/x: there is no bucket 'absent-bucket'[^\n]*\.\n$")


class S3(ObjectStore, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadedMotoServer(port=0, verbose=False)
        cls.server.start()
        host, port = cls.server.get_host_and_port()
        cls.environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        cls.client = boto3.client(
            "s3",
            endpoint_url=cls.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
            region_name="us-east-1",
        )
        cls.client.create_bucket(Bucket="experiments")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def put(self, key, content):
        self.client.put_object(Bucket="experiments", Key=key, Body=content)

    def objects(self, prefix):
        listed = self.client.list_objects_v2(Bucket="experiments", Prefix=prefix).get("Contents", [])
        return {one["Key"]: self.client.get_object(Bucket="experiments", Key=one["Key"])["Body"].read() for one in listed}

    def url(self, prefix, bucket="experiments"):
        return f"s3://{bucket}/{prefix}".rstrip("/")


class Gcs(ObjectStore, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = create_server("127.0.0.1", 0, in_memory=True)
        cls.server.start()
        port = cls.server._api._httpd.socket.getsockname()[1]
        cls.environment = {"STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{port}"}
        client = storage.Client("test", AnonymousCredentials(), client_options={"api_endpoint": cls.environment["STORAGE_EMULATOR_HOST"]})
        cls.bucket = client.create_bucket("experiments")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def put(self, key, content):
        self.bucket.blob(key).upload_from_string(content)

    def objects(self, prefix):
        return {blob.name: blob.download_as_bytes() for blob in self.bucket.list_blobs(prefix=prefix)}

    def url(self, prefix, bucket="experiments"):
        return f"gs://{bucket}/{prefix}".rstrip("/")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad - len(result.skipped)} passed, {bad} failed, {len(result.skipped)} skipped")
    sys.exit(1 if bad else 0)
