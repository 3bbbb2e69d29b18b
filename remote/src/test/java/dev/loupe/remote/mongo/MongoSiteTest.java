package dev.loupe.remote.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Formats;
import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Scan;
import dev.loupe.intake.open.Site;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.store.Stores;

import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// A database with what Sacred's MongoObserver wrote (fixtures/intake/make-sacred-mongo.py), on a server in memory.
final class MongoSiteTest {
    private static final Path DUMP = Path.of("../fixtures/intake/sacred-mongo/dump");
    private static final Following.Watcher NOBODY = (read, bytes, logs) -> {};

    @TempDir Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private String url = "";
    private MongoClient client = MongoClients.create("mongodb://127.0.0.1:1");

    @BeforeEach
    void fill() throws IOException {
        InetSocketAddress address = server.bind();
        url = "mongodb://127.0.0.1:" + address.getPort() + "/lab";
        client.close();
        client = MongoClients.create(url);
        for (String name : List.of("runs", "metrics", "fs.files", "fs.chunks")) {
            ByteBuffer raw =
                    ByteBuffer.wrap(Files.readAllBytes(DUMP.resolve(name + ".bson")))
                            .order(ByteOrder.LITTLE_ENDIAN);
            MongoCollection<RawBsonDocument> collection =
                    client.getDatabase("lab").getCollection(name, RawBsonDocument.class);
            while (raw.hasRemaining()) {
                byte[] document = new byte[raw.getInt(raw.position())];
                raw.get(document);
                collection.insertOne(new RawBsonDocument(document));
            }
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    private Site site(String place) {
        return Remote.site(
                place,
                new Remote.Wishes(folder.resolve("cache"), Formats.ALL, Long.MAX_VALUE, said::add));
    }

    private Store store(String name) {
        return Stores.open(folder.resolve(name).toString(), null);
    }

    private static void once(Site site, StoreLogbook book, Store store) {
        try (Following following = new Following(List.of(site), book, store.bookmarks())) {
            following.once(NOBODY);
        }
    }

    private RunId id(String run) {
        return Opening.derived("sacred", url + "/runs/" + run);
    }

    /// All that a store holds of a run but its id.
    private static String told(Store store, RunId id) {
        Run run = store.runs().find(id).orElseThrow();
        return run.name()
                + run.status()
                + run.startMillis()
                + run.endMillis()
                + store.runs().params(id)
                + store.runs().tags(id)
                + store.runs().series(id).toString().replaceAll("run=[^,]*, ", "")
                + store.console().lines(id, 0, 100, "")
                + files(store, run.files(), "");
    }

    private static List<String> files(Store store, String root, String below) {
        return store.artifacts().list(root + below).stream()
                .flatMap(
                        file -> {
                            String path = file.path().substring(root.length());
                            return file.directory()
                                    ? files(store, root, path).stream()
                                    : Stream.of(path + " " + file.bytes() + " " + file.sha256());
                        })
                .toList();
    }

    @Test
    void itIsReadAsItsDump() throws IOException {
        try (Site site = site(url);
                Store live = store("live");
                Store saved = store("saved")) {
            site.fetch(NOBODY);
            StoreLogbook book = new StoreLogbook(live, null, said::add);
            once(site, book, live);
            StoreLogbook other = new StoreLogbook(saved, null, said::add);
            once(new Scan(DUMP, Formats.ALL, said::add), other, saved);
            assertEquals(3, book.runs());
            assertTrue(book.points() > 20);
            assertEquals(other.points(), book.points());
            assertTrue(told(live, id("1")).contains("/nets/model.bin 600 "));
            String place = DUMP.toRealPath().resolve("runs").toString();
            for (String run : List.of("1", "2", "3")) {
                assertEquals(
                        told(saved, Opening.derived("sacred", place + "/" + run)),
                        told(live, id(run)));
            }
        }
        assertEquals(List.of(), said);
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + 40_000_000_000L;
        while (!holds.call()) {
            assertTrue(System.nanoTime() < end, "it was waited for in vain");
            Thread.sleep(100);
        }
    }

    @Test
    void whatTheObserverWritesIsSeenAndARestartGoesOn() throws Exception {
        MongoCollection<Document> runs = client.getDatabase("lab").getCollection("my_runs");
        MongoCollection<Document> metrics = client.getDatabase("lab").getCollection("my_metrics");
        runs.insertOne(
                new Document("_id", 7)
                        .append("experiment", new Document("name", "mine"))
                        .append("command", "main")
                        .append("status", "RUNNING")
                        .append("heartbeat", new Date(1_000)));
        metrics.insertOne(
                new Document("run_id", 7)
                        .append("name", "loss")
                        .append("steps", List.of(0, 1))
                        .append("values", List.of(1.0, 0.5))
                        .append("timestamps", List.of(new Date(1_000), new Date(2_000))));
        RunId id = Opening.derived("sacred", url + "/my_runs/7");
        try (Store store = store("store")) {
            try (Site site = site(url);
                    Following following =
                            new Following(
                                    List.of(site),
                                    new StoreLogbook(store, null, said::add),
                                    store.bookmarks())) {
                following.start();
                until(() -> points(store, id) == 2);
                push(metrics, 2, 0.25);
                runs.updateOne(Filters.eq("_id", 7), Updates.set("heartbeat", new Date(11_000)));
                until(() -> points(store, id) == 3);
            }
            push(metrics, 3, 0.125);
            runs.updateOne(
                    Filters.eq("_id", 7),
                    Updates.combine(
                            Updates.set("status", "COMPLETED"),
                            Updates.set("stop_time", new Date(12_000))));
            StoreLogbook book = new StoreLogbook(store, null, said::add);
            try (Site site = site(url);
                    Following following = new Following(List.of(site), book, store.bookmarks())) {
                following.start();
                until(() -> points(store, id) == 4);
                until(() -> store.runs().find(id).orElseThrow().status() == RunStatus.FINISHED);
                assertEquals(1, book.points(), "only what is new was read");
            }
        }
        assertEquals(List.of(), said);
    }

    private static void push(MongoCollection<Document> metrics, int step, double value) {
        metrics.updateOne(
                Filters.eq("name", "loss"),
                Updates.combine(
                        Updates.push("steps", step),
                        Updates.push("values", value),
                        Updates.push("timestamps", new Date(1_000L * step))));
    }

    private static long points(Store store, RunId id) {
        return store.runs().find(id).isEmpty()
                ? 0
                : store.runs().series(id).stream().mapToLong(s -> s.count()).sum();
    }

    @Test
    void aFileWhoseChunksAreAmissIsSaidAndNotTaken() throws IOException {
        client.getDatabase("lab").getCollection("fs.chunks").deleteMany(new BsonDocument());
        try (Site site = site(url);
                Store store = store("store")) {
            site.fetch(NOBODY);
            once(site, new StoreLogbook(store, null, said::add), store);
        }
        assertFalse(said.isEmpty());
        assertTrue(
                said.stream().allMatch(line -> line.contains("is not as long as it should be")),
                said::toString);
    }

    @Test
    void aServerThatDoesNotAnswerAndAnOddUrlAreOneSentenceWithoutSecrets() {
        server.shutdownNow();
        try (Site site = site(url.replace("://", "://ada:secret@"))) {
            IOException failure = assertThrows(IOException.class, () -> site.fetch(NOBODY));
            assertEquals(
                    url + " cannot be read: its server does not answer, or is not trusted",
                    failure.getMessage());
        }
        Refused refused = assertThrows(Refused.class, () -> site("mongodb://ada:secret@:x/db?y=z"));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"), refused::getMessage);
    }
}
