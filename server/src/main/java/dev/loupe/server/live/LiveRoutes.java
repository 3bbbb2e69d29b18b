package dev.loupe.server.live;

import dev.loupe.core.RunId;
import dev.loupe.runs.Changes;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// `GET /api/v1/events`: tells that runs changed, never what. A client that is slow gets fewer, larger events; nothing queues up.
public final class LiveRoutes {
    private static final int MILLIS_BETWEEN = 200;
    private static final int BEATS_BETWEEN_COMMENTS = 75;
    private static final int MOST_NAMED = 2_000;
    private final Changes changes;
    private volatile boolean closed;

    public LiveRoutes(Changes changes) {
        this.changes = changes;
    }

    public void addTo(Router router) {
        router.add("GET", "/api/v1/events", this::listen);
    }

    /// Ends all streams.
    public void close() {
        closed = true;
    }

    /// What changed since it was told last.
    private static final class Gathered implements Changes.Listener {
        private final Set<String> projects = new LinkedHashSet<>();
        private final Set<String> runs = new LinkedHashSet<>();

        @Override
        public synchronized void changed(String project, RunId run) {
            projects.add(project);
            if (runs.size() < MOST_NAMED) {
                runs.add(run.value());
            }
        }

        synchronized byte[] take() {
            if (projects.isEmpty()) {
                return new byte[0];
            }
            byte[] data =
                    Json.bytes(Map.of("projects", Set.copyOf(projects), "runs", Set.copyOf(runs)));
            projects.clear();
            runs.clear();
            return ("event: changed\ndata: " + new String(data, StandardCharsets.UTF_8) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private Response listen(Request request) {
        return Response.stream("text/event-stream", this::tell)
                .header("cache-control", "no-cache")
                .header("x-accel-buffering", "no");
    }

    private void tell(OutputStream out) throws IOException {
        Gathered gathered = new Gathered();
        try (AutoCloseable listening = changes.listen(gathered)) {
            out.write(": listening\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (int beat = 1; !closed; beat++) {
                Thread.sleep(MILLIS_BETWEEN);
                byte[] event = gathered.take();
                if (event.length == 0 && beat % BEATS_BETWEEN_COMMENTS == 0) {
                    event = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
                }
                if (event.length > 0) {
                    out.write(event);
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
        }
    }
}
