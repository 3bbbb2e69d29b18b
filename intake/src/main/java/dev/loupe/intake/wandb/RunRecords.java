package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Silence;
import dev.loupe.runs.Console;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a run what the records of its log (`Record`) say.
final class RunRecords {
    private final RunLog run;
    private final HistoryRows rows;
    private final PrintedText printed;
    private final MetricList metrics;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final long startMicros;
    private long systemRows;
    private long alerts;
    private long lastStep;
    private @Nullable RunStatus ended;
    private long endMillis;
    private boolean over;
    private boolean silent;

    RunRecords(RunLog run, RunFiles files, long startMicros, JsonNode mark) {
        this.run = run;
        this.startMicros = startMicros;
        this.rows = new HistoryRows(files, mark.path("last").asLong(startMicros));
        this.systemRows = mark.path("system").asLong(0);
        this.alerts = mark.path("alerts").asLong(0);
        this.lastStep = mark.path("step").asLong(0);
        this.over = mark.path("over").asBoolean(false);
        this.printed =
                new PrintedText(
                        mark.path("lines").asLong(0),
                        mark.path("err").asString(""),
                        mark.path("out").asString(""));
        this.metrics = new MetricList(mark.path("metrics"));
    }

    /// Writes what [#RunRecords] needs to go on.
    void keepIn(ObjectNode mark) {
        mark.put("last", rows.lastMicros());
        mark.put("system", systemRows);
        mark.put("alerts", alerts);
        mark.put("step", lastStep);
        mark.put("over", over);
        mark.put("lines", printed.next());
        mark.put("err", printed.open(0));
        mark.put("out", printed.open(1));
        mark.set("metrics", metrics.json());
    }

    void take(Bytes record) throws IOException {
        for (Proto p = new Proto(record); p.next(); ) {
            if (p.wire() == Proto.BYTES) {
                take(p.field(), p.bytes());
            }
        }
        if (rows.full()) {
            rows.tell(run);
        }
    }

    private void take(int kind, Bytes body) throws IOException {
        switch (kind) {
            case 2 -> history(body);
            case 3 -> summary(Updates.object(body));
            case 4, 13 -> output(body);
            case 5 -> config(Updates.object(body));
            case 7 -> stats(body);
            case 8 -> ArtifactRecord.tell(body, run);
            case 9 -> RunRecord.put(tags, "wandb.tensorboard", Proto.textOf(body, 1));
            case 10 -> alert(body);
            case 12 -> metrics.add(body, tags);
            case 17 -> {
                RunRecord record = RunRecord.of(body, "");
                tags.putAll(record.tags());
                params(record.params());
                charts(
                        Updates.object(
                                Proto.all(body, 4).stream()
                                        .findFirst()
                                        .orElse(Bytes.of(new byte[0]))));
            }
            case 18 -> exit(body);
            case 26 -> Environment.of(body, tags);
            default -> {}
        }
    }

    private void history(Bytes body) {
        long step = lastStep;
        for (Bytes number : Proto.all(body, 2)) {
            step = 0;
            for (Proto p = new Proto(number); p.next(); ) {
                step = p.field() == 1 ? p.varint() : step;
            }
        }
        lastStep = Math.max(lastStep, step);
        rows.history(Updates.object(body), step);
    }

    private void stats(Bytes body) {
        ObjectNode row = Updates.object(body, 3);
        for (Bytes time : Proto.all(body, 2)) {
            row.put("_timestamp", Updates.micros(time) / 1e6);
        }
        rows.system(row, systemRows++);
    }

    private void summary(JsonNode update) {
        SummaryTags.add(update, tags);
    }

    private void config(JsonNode config) {
        params(ConfigParams.of(config));
        charts(config);
    }

    private void params(List<Param> params) {
        if (!params.isEmpty()) {
            run.params(params);
        }
    }

    private void charts(JsonNode config) {
        CustomCharts.tell(config.path("_wandb"), run, startMicros);
    }

    private void output(Bytes body) {
        int stream = 0;
        long micros = rows.lastMicros();
        String text = "";
        for (Proto p = new Proto(body); p.next(); ) {
            switch (p.field()) {
                case 1 -> stream = (int) p.varint();
                case 2 -> micros = Updates.micros(p.bytes());
                case 3 -> text = p.text();
                default -> {}
            }
        }
        printed.add(stream, micros, text);
    }

    private void alert(Bytes body) {
        String title = Proto.textOf(body, 1);
        String text = Proto.textOf(body, 2);
        String level = Proto.textOf(body, 3);
        rows.text(
                "alerts",
                (level.isEmpty() ? "" : level + ": ") + title + (text.isEmpty() ? "" : "\n" + text),
                alerts,
                rows.lastMicros());
        tags.put("wandb.alert." + alerts++, title);
    }

    private void exit(Bytes body) {
        long code = 0;
        long runtime = 0;
        boolean open = false;
        for (Proto p = new Proto(body); p.next(); ) {
            switch (p.field()) {
                case 1 -> code = p.varint();
                case 2 -> runtime = p.varint();
                case 3 -> open = p.flag();
                default -> {}
            }
        }
        if (open) {
            return;
        }
        ended = code == 0 ? RunStatus.FINISHED : RunStatus.FAILED;
        endMillis = Math.max(rows.lastMicros() / 1000, startMicros / 1000 + runtime * 1000);
        tags.put("wandb.exitcode", Long.toString((int) code));
        printed.end(rows.lastMicros());
    }

    /// Tells what was gathered.
    void tell(RunLog log) {
        rows.tell(log);
        if (!tags.isEmpty()) {
            log.tags(Map.copyOf(tags));
            tags.clear();
        }
        List<Console.Line> lines = printed.take();
        if (!lines.isEmpty()) {
            log.console(lines.getFirst().number(), lines);
        }
    }

    /// Tells how the run ended, once; or that it was killed, where it says nothing of its end and nothing more for a quarter of an hour, until it goes on.
    ///
    /// @param all whether everything that is there was read
    void tellEnd(RunLog log, boolean all) {
        long last = rows.lastMicros() / 1000;
        if (ended != null) {
            log.status(ended, endMillis);
            over = true;
            ended = null;
        } else if (all && !over && silent != Silence.since(last)) {
            silent = !silent;
            log.status(silent ? RunStatus.KILLED : RunStatus.RUNNING, silent ? last : null);
        }
    }
}
