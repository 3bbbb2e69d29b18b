package dev.loupe.remote.mongo;

import com.mongodb.ConnectionString;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Format;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Found;
import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Site;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.RawBsonDocument;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The runs of a database of Sacred's MongoObserver (`sacred/observers/mongo.py`, 0.8): collections `runs` and `metrics`, both with the observer's prefix, and files in GridFS. One query every 5 s tells
/// which runs were written to since; these are read. Memory: a few hundred bytes a run.
final class MongoSite implements Site {
    private static final String RUNS = "runs";
    private static final String FORMAT = "sacred-mongo";
    private static final long MILLIS_BETWEEN = 5_000;
    private static final long MILLIS_AT_MOST = 60_000;

    /// What the observer changes whenever it writes.
    private static final List<String> CHANGING =
            List.of("heartbeat", "status", "start_time", "stop_time");

    private final Database database;
    private final String url;
    private final Remote.Wishes wishes;
    private final Thread thread;
    private volatile Map<String, RunRecord> runs = Map.of();
    private volatile boolean closing;

    /// @param url without who asks
    MongoSite(ConnectionString connection, String url, Remote.Wishes wishes) {
        this.database = new Database(connection);
        this.url = url;
        this.wishes = wishes;
        this.thread = Thread.ofPlatform().daemon().name("loupe-mongo").unstarted(this::keep);
    }

    private void poll() throws IOException {
        Map<String, RunRecord> found = new TreeMap<>();
        for (String collection : database.collections()) {
            String prefix =
                    collection.substring(0, Math.max(0, collection.length() - RUNS.length()));
            if (collection.equals(prefix + RUNS) && (prefix.isEmpty() || prefix.endsWith("_"))) {
                database.find(
                        collection,
                        BsonDocument.parse(
                                "{experiment: {$exists: true}, command: {$exists: true}}"),
                        wanted(),
                        document -> {
                            RunRecord run = record(prefix, document);
                            found.put(run.key(), run);
                        });
            }
        }
        runs = found;
    }

    private static BsonDocument wanted() {
        BsonDocument wanted = new BsonDocument();
        CHANGING.forEach(field -> wanted.append(field, new BsonInt32(1)));
        return wanted;
    }

    private static RunRecord record(String prefix, RawBsonDocument document) {
        JsonNode json = Database.json(document);
        StringBuilder stamp = new StringBuilder();
        CHANGING.forEach(field -> stamp.append(json.path(field).asString("")).append(' '));
        return new RunRecord(
                prefix,
                document.get("_id", BsonNull.VALUE),
                json.path("_id").asString(""),
                stamp.toString().strip());
    }

    @Override
    public List<Found> look() {
        return wishes.formats().stream()
                .filter(format -> format.name().equals(FORMAT))
                .flatMap(format -> runs.values().stream().map(run -> found(format, run)))
                .toList();
    }

    private Found found(Format format, RunRecord run) {
        return Found.of(
                format,
                new Claim.Find(
                        url + "/" + run.key(),
                        mark ->
                                new MongoSource(
                                        database,
                                        url,
                                        () -> runs.getOrDefault(run.key(), run),
                                        mark)));
    }

    @Override
    public void fetch(Following.Watcher watcher) throws IOException {
        try {
            poll();
        } catch (IOException e) {
            throw new IOException(url + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void follow() {
        thread.start();
    }

    private void keep() {
        long pause = MILLIS_BETWEEN;
        while (!closing) {
            try {
                try {
                    poll();
                    pause = MILLIS_BETWEEN;
                } catch (IOException e) {
                    if (pause == MILLIS_BETWEEN && !closing) {
                        wishes.complaint()
                                .accept(
                                        "%s cannot be read: %s; it is tried again."
                                                .formatted(url, e.getMessage()));
                    }
                    pause = Math.min(MILLIS_AT_MOST, 2 * pause);
                }
                Thread.sleep(pause);
            } catch (InterruptedException | RuntimeException e) {
                if (!closing) {
                    wishes.complaint().accept(url + " is not followed any more: " + e + ".");
                }
                return;
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        database.close();
    }
}
