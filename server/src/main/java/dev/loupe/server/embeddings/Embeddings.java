package dev.loupe.server.embeddings;

import dev.loupe.core.RunId;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Embeddings of runs by their files. The last two are kept as long as their content is the same. One is read at a time, as each takes much memory; who asks for one that is known does not wait.
final class Embeddings {
    private static final int KEPT = 2;
    private static final long MOST_BYTES = 256_000_000;
    private static final long MOST_LABELS = 32_000_000;

    private final Store store;
    private final Map<String, FutureTask<Embedding>> kept = new LinkedHashMap<>(8, 0.75f, true);
    private final Lock reading = new ReentrantLock();

    Embeddings(Store store) {
        this.store = store;
    }

    /// The one that a request names: `tensor` and `metadata` are paths of the run's files, `shape` is that of a file without one.
    ///
    /// @throws Problem 404 if there is no such run or file
    /// @throws IllegalArgumentException with one sentence for what is in them
    Embedding of(Request request) throws IOException {
        String tensor =
                request.first("tensor").orElseThrow(() -> new Problem(400, "'tensor' is missing."));
        String shape = request.first("shape").orElse("");
        Artifacts.Entry vectors = file(request, tensor, MOST_BYTES);
        String metadata = request.first("metadata").orElse("");
        Artifacts.Entry labels = metadata.isEmpty() ? null : file(request, metadata, MOST_LABELS);
        String content =
                String.join(
                        " ",
                        vectors.sha256(),
                        labels == null ? "" : labels.sha256(),
                        shape,
                        tensor,
                        metadata);
        FutureTask<Embedding> task =
                task(content, () -> readAlone(vectors, tensor, shape, labels, metadata));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            synchronized (kept) {
                kept.remove(content, task);
            }
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is stopping.", e);
        }
    }

    private FutureTask<Embedding> task(String content, Callable<Embedding> read) {
        synchronized (kept) {
            FutureTask<Embedding> task =
                    kept.computeIfAbsent(content, key -> new FutureTask<>(read));
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return task;
        }
    }

    private Embedding readAlone(
            Artifacts.Entry file,
            String tensor,
            String shape,
            Artifacts.@org.jspecify.annotations.Nullable Entry labels,
            String metadata)
            throws IOException {
        reading.lock();
        try {
            return read(file, tensor, shape, labels, metadata);
        } finally {
            reading.unlock();
        }
    }

    private Embedding read(
            Artifacts.Entry file,
            String tensor,
            String shape,
            Artifacts.@org.jspecify.annotations.Nullable Entry labels,
            String metadata)
            throws IOException {
        Vectors vectors;
        try (InputStream in = store.artifacts().open(file.path())) {
            vectors = Vectors.read(tensor, in, file.bytes(), shape);
        }
        Labels known = Labels.NONE;
        String note = "";
        if (labels != null) {
            try (InputStream in = store.artifacts().open(labels.path())) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                known = Labels.read(metadata, text, vectors.rows());
            } catch (IllegalArgumentException unlike) {
                note = String.valueOf(unlike.getMessage());
            }
        }
        return new Embedding(vectors, Components.of(vectors), known, note);
    }

    private Artifacts.Entry file(Request request, String path, long most) {
        RunId run = new RunId(request.param("run"));
        String root =
                store.runs()
                        .find(run)
                        .orElseThrow(
                                () -> new Problem(404, "There is no run with id '" + run + "'."))
                        .files();
        Artifacts.Entry file =
                store.artifacts()
                        .find(root + "/" + ArtifactPath.checked(path))
                        .filter(entry -> !entry.directory())
                        .orElseThrow(() -> new Problem(404, "The run has no file '" + path + "'."));
        if (file.bytes() > most) {
            throw new IllegalArgumentException(
                    path
                            + " has "
                            + file.bytes()
                            + " bytes; of an embedding at most "
                            + most
                            + " are read.");
        }
        return file;
    }
}
