package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.SummaryTags;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Console;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run's lines as they come: history, metrics of the system, the summary, what was printed, how it ended. Lines are numbered, so that those that come twice are taken once; an
/// answer means that they are durable.
final class FileStream {
    private static final long LONGEST = 64L << 20;
    private final LiveRuns runs;

    FileStream(LiveRuns runs) {
        this.runs = runs;
    }

    void addTo(Router router) {
        router.add("POST", "/files/{entity}/{project}/{run}/file_stream", this::take);
    }

    private Response take(Request request) {
        LiveRun run = runs.need(request.param("project"), request.param("run"));
        JsonNode body = Json.object(request.body(LONGEST));
        synchronized (run) {
            JsonNode files = body.path("files");
            history(run, files.path(LiveRun.HISTORY));
            events(run, files.path(LiveRun.EVENTS));
            summary(run, files.path(LiveRun.SUMMARY));
            printed(run, files.path(LiveRun.PRINTED));
            run.rows().tell(run.log());
            if (body.path("complete").asBoolean(false)) {
                end(run, body.path("exitcode").asInt(0));
            } else if (files.isEmpty()) {
                runs.alive(run);
            }
            runs.settle(run);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exitcode", null);
        answer.put("limits", Map.of());
        if (runs.stopped(run)) {
            answer.put("stopped", true);
        }
        return Response.json(answer);
    }

    private void history(LiveRun run, JsonNode chunk) {
        lines(
                run,
                LiveRun.HISTORY,
                chunk,
                (number, line) -> {
                    JsonNode row = row(run, line);
                    run.rows().history(row, number);
                    run.state().put("tail", tail(row));
                    if (run.rows().full()) {
                        run.rows().tell(run.log());
                    }
                });
    }

    /// What a client that goes on needs of the last row.
    private static String tail(JsonNode row) {
        var tail = WandbJson.object();
        for (String key : List.of("_step", "_runtime", "_timestamp")) {
            JsonNode value = row.get(key);
            if (value != null) {
                tail.set(key, value);
            }
        }
        return WandbJson.text(tail);
    }

    private void events(LiveRun run, JsonNode chunk) {
        lines(
                run,
                LiveRun.EVENTS,
                chunk,
                (number, line) -> run.rows().system(row(run, line), number));
    }

    private void summary(LiveRun run, JsonNode chunk) {
        JsonNode last = chunk.path("content").path(chunk.path("content").size() - 1);
        JsonNode summary = last.isString() ? WandbJson.parse(last.stringValue()) : null;
        if (summary != null && summary.isObject()) {
            run.state().set("summary", summary);
            Map<String, String> tags = new LinkedHashMap<>();
            SummaryTags.add(summary, tags);
            run.log().tags(tags);
        }
    }

    private void printed(LiveRun run, JsonNode chunk) {
        List<Console.Line> lines = new ArrayList<>();
        lines(run, LiveRun.PRINTED, chunk, (number, line) -> lines.add(line(number, line)));
        if (!lines.isEmpty()) {
            run.log().console(lines.getFirst().number(), lines);
        }
    }

    /// `ERROR 2026-11-25T09:30:00.000000 text`; the first word only for standard error.
    private static Console.Line line(long number, String line) {
        boolean err = line.startsWith("ERROR ");
        String rest = err ? line.substring(6) : line;
        int space = rest.indexOf(' ');
        long micros = System.currentTimeMillis() * 1000;
        if (space > 0) {
            try {
                LocalDateTime time = LocalDateTime.parse(rest.substring(0, space));
                micros = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
                rest = rest.substring(space + 1);
            } catch (DateTimeException e) {
                return new Console.Line(number, micros, err ? "err" : "out", rest.stripTrailing());
            }
        }
        return new Console.Line(number, micros, err ? "err" : "out", rest.stripTrailing());
    }

    private void end(LiveRun run, int code) {
        run.log().tags(Map.of("wandb.exitcode", Integer.toString(code)));
        run.log()
                .status(
                        code == 0 ? RunStatus.FINISHED : RunStatus.FAILED,
                        System.currentTimeMillis());
        runs.forgetStop(run);
    }

    private JsonNode row(LiveRun run, String line) {
        JsonNode row = WandbJson.parse(line);
        if (row == null || !row.isObject()) {
            runs.damaged(
                    "A line of run "
                            + run.id()
                            + " is no JSON object and was passed over: "
                            + cut(line));
            return WandbJson.object();
        }
        return row;
    }

    private static String cut(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private interface Taker {
        void take(long number, String line);
    }

    private static void lines(LiveRun run, String file, JsonNode chunk, Taker taker) {
        long offset = chunk.path("offset").asLong(0);
        long known = run.lines(file);
        long next = offset;
        for (JsonNode line : chunk.path("content")) {
            if (next >= known && line.isString()) {
                taker.take(next, line.stringValue());
            }
            next++;
        }
        if (next > known) {
            run.lines(file, next);
        }
    }
}
