package dev.loupe.remote.mongo;

import dev.loupe.core.bytes.Broken;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.intake.sacred.SacredDocuments;
import dev.loupe.intake.sacred.SacredMetrics;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One run in a database, read when a poll saw that it was written to: its document whole, of each metric the points that are new, a hundred thousand at a time.
final class MongoSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PART = 100_000;

    private final Database database;
    private final String url;
    private final Supplier<RunRecord> seen;
    private final SacredMetrics metrics;
    private String stamp;
    private boolean lacks;

    /// @param seen what the last poll saw of the run
    /// @param mark what [#bookmark] said, or null
    MongoSource(Database database, String url, Supplier<RunRecord> seen, @Nullable String mark) {
        this.database = database;
        this.url = url;
        this.seen = seen;
        JsonNode known = parsed(mark == null ? "{}" : mark);
        this.stamp = known.path("stamp").asString("");
        Map<String, Integer> told = new TreeMap<>();
        known.path("told").properties().forEach(e -> told.put(e.getKey(), e.getValue().asInt(0)));
        this.metrics = new SacredMetrics(told);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException odd) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        RunRecord run = seen.get();
        if (run.stamp().equals(stamp)) {
            return false;
        }
        try {
            database.find(
                    run.prefix() + "runs",
                    new BsonDocument("_id", run.id()),
                    new BsonDocument(),
                    document -> tell(run, Database.json(document), book));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        } catch (Broken e) {
            book.damaged("The run " + url + "/" + run.key() + " cannot be read: " + e.getMessage());
        }
        stamp = run.stamp();
        return false;
    }

    private void tell(RunRecord run, ObjectNode document, Logbook book) throws IOException {
        SacredDocuments.Told told =
                new SacredDocuments(url + "/" + run.prefix() + "runs", new GridFiles(database))
                        .run(document, book);
        metrics(run, told.log());
        if (told.missing() > 0 && document.has("stop_time") && !lacks) {
            lacks = true;
            book.damaged(
                    "%d files of the run %s/%s are not in fs.files."
                            .formatted(told.missing(), url, run.key()));
        }
    }

    private void metrics(RunRecord run, RunLog log) throws IOException {
        Map<String, BsonDocument> known = new TreeMap<>();
        database.find(
                run.prefix() + "metrics",
                new BsonDocument("run_id", run.id()),
                BsonDocument.parse("{name: 1}"),
                document -> known.put(name(Database.json(document)), document));
        for (Map.Entry<String, BsonDocument> metric : known.entrySet()) {
            boolean more = !metric.getKey().isEmpty();
            while (more) {
                more = rest(run, metric.getKey(), metric.getValue(), log);
            }
        }
    }

    private static String name(JsonNode metric) {
        return metric.path("name").asString("");
    }

    /// @return whether there may be more
    private boolean rest(RunRecord run, String name, BsonDocument metric, RunLog log)
            throws IOException {
        int before = metrics.told().getOrDefault(name, 0);
        BsonArray part = new BsonArray(List.of(new BsonInt32(before), new BsonInt32(PART)));
        BsonDocument wanted = new BsonDocument("name", new BsonInt32(1));
        for (String list : List.of("steps", "values", "timestamps")) {
            wanted.append(list, new BsonDocument("$slice", part));
        }
        database.find(
                run.prefix() + "metrics",
                new BsonDocument("_id", metric.get("_id"))
                        .append("values." + before, new BsonDocument("$exists", BsonBoolean.TRUE)),
                wanted,
                document -> metrics.tellRest(name, Database.json(document), log));
        return metrics.told().getOrDefault(name, 0) - before == PART;
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        mark.put("stamp", stamp);
        ObjectNode told = mark.putObject("told");
        metrics.told().forEach(told::put);
        return JSON.writeValueAsString(mark);
    }
}
