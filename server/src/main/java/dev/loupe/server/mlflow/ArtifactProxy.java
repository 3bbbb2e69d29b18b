package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.api.RunWrites;
import dev.loupe.server.http.Files;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Artifacts: of a run, and by the `mlflow-artifacts:` scheme. Uploads in parts are answered `NOT_IMPLEMENTED`, on which clients send the file whole.
final class ArtifactProxy {
    private static final long LONGEST = 1L << 42;
    private static final String SCHEME = "mlflow-artifacts:/";
    private static final Pattern OF_RUN =
            Pattern.compile("[^/]+/([a-zA-Z0-9][a-zA-Z0-9_-]{0,255})/artifacts/(.+)");
    private final Store store;

    ArtifactProxy(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("GET", "mlflow/artifacts/list", this::ofRun);
        face.add("GET", "mlflow-artifacts/artifacts", this::list);
        face.add("GET", "mlflow-artifacts/artifacts/{path...}", this::get);
        face.add("PUT", "mlflow-artifacts/artifacts/{path...}", this::put);
        face.add("DELETE", "mlflow-artifacts/artifacts/{path...}", this::delete);
        for (String part : List.of("create", "complete", "abort")) {
            face.add("POST", "mlflow-artifacts/mpu/" + part + "/{path...}", this::parts);
        }
        face.add("POST", "mlflow/upload-artifact", this::upload);
        face.add("GET", "mlflow/get-artifact", this::download);
        face.addPlain("GET", "/get-artifact", this::download);
        face.addPlain("GET", "/model-versions/get-artifact", this::ofVersion);
    }

    static Map<String, Object> shape(Artifacts.Entry file, int prefix) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("path", file.path().substring(prefix));
        shape.put("is_dir", file.directory());
        if (!file.directory() && file.bytes() > 0) {
            shape.put("file_size", file.bytes());
        }
        return shape;
    }

    private Run run(RunId id) {
        return store.runs().find(id).orElseThrow(() -> TrackedRuns.absent(id));
    }

    /// Where a run's files are, by its artifact URI; by the custom of this store if that URI is another's.
    private static String root(Run run) {
        return run.artifactUri().startsWith(SCHEME)
                ? run.artifactUri().substring(SCHEME.length())
                : run.files();
    }

    private Response ofRun(Request request) {
        Ask ask = Ask.of(request);
        Run run = run(TrackedRuns.id(ask));
        String root = root(run);
        String below = ask.text("path").orElse("");
        List<Artifacts.Entry> files =
                store.artifacts().list(below.isEmpty() ? root : root + "/" + below);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("root_uri", run.artifactUri());
        answer.put("files", files.stream().map(f -> shape(f, root.length() + 1)).toList());
        return Response.json(answer);
    }

    private Response list(Request request) {
        String path = request.first("path").orElse("");
        int prefix = path.isEmpty() ? 0 : (path.endsWith("/") ? path.length() : path.length() + 1);
        return Response.json(
                Map.of(
                        "files",
                        store.artifacts().list(path).stream().map(f -> shape(f, prefix)).toList()));
    }

    private Response get(Request request) {
        String path = request.param("path");
        return Files.answer(path, store.artifacts().open(path))
                .header("content-disposition", "attachment");
    }

    private Response put(Request request) throws IOException {
        String path = request.param("path");
        store.artifacts().put(path, request.body(LONGEST));
        noted(path);
        return Response.json(Map.of());
    }

    private Response delete(Request request) {
        store.artifacts().delete(request.param("path"));
        return Response.json(Map.of());
    }

    private Response parts(Request request) {
        throw new MlflowError(
                MlflowError.Code.NOT_IMPLEMENTED,
                "Multipart upload is not supported here; send the file in one piece.");
    }

    private Response upload(Request request) throws IOException {
        String run = request.first("run_uuid").or(() -> request.first("run_id")).orElse("");
        String path =
                request.first("path")
                        .filter(p -> !p.isEmpty())
                        .orElseThrow(() -> Ask.missing("path"));
        String whole = root(run(TrackedRuns.id(run))) + "/" + path;
        store.artifacts().put(whole, request.body(LONGEST));
        noted(whole);
        return Response.json(Map.of());
    }

    /// A run's file whose path says so by custom becomes a thing at a step too.
    private void noted(String path) {
        Matcher of = OF_RUN.matcher(path);
        if (of.matches()) {
            store.runs()
                    .find(new RunId(of.group(1)))
                    .filter(run -> path.startsWith(run.files() + "/"))
                    .ifPresent(run -> new RunWrites(store).noted(run, of.group(2)));
        }
    }

    private Response download(Request request) {
        Ask ask = Ask.of(request);
        String path = root(run(TrackedRuns.id(ask))) + "/" + ask.needed("path");
        return Files.answer(path, store.artifacts().open(path));
    }

    private Response ofVersion(Request request) {
        Ask ask = Ask.of(request);
        String name = ask.needed("name");
        Registry.Version version =
                store.registry()
                        .version(name, ModelVersions.number(ask.needed("version")))
                        .orElseThrow(
                                () ->
                                        MlflowError.absent(
                                                "Model Version (name=" + name + ") not found"));
        if (!version.source().startsWith(SCHEME)) {
            throw MlflowError.invalid(
                    "The files of this version are not here but at " + version.source() + ".");
        }
        String path = version.source().substring(SCHEME.length()) + "/" + ask.needed("path");
        return Files.answer(path, store.artifacts().open(path));
    }
}
