package dev.loupe.remote.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Opening;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Formats;
import dev.loupe.intake.open.Found;
import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.remote.mirror.FakeStore.Mood;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// What every object store bears when its objects are kept as a folder: growing, being replaced and deleted, strange keys, long listings, and a server that denies, cuts and lies.
public abstract class BucketContract {
    private static final Following.Watcher NOBODY = (read, bytes, files) -> {};

    @TempDir Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();
    protected final FakeStore store;
    private final String scheme;

    protected BucketContract(String scheme, FakeStore store) {
        this.scheme = scheme;
        this.store = store;
    }

    protected abstract Bucket open(String server, String bucket);

    @AfterEach
    void stop() {
        store.close();
    }

    private MirroredSite site(String place) {
        return site(place, Long.MAX_VALUE);
    }

    private MirroredSite site(String place, long most) {
        return site(place, most, store.url(), "cache");
    }

    private MirroredSite site(String place, long most, String server, String cache) {
        Target target = Target.of(scheme + "://" + place);
        return new MirroredSite(
                open(server, target.bucket()),
                target,
                new Remote.Wishes(folder.resolve(cache), Formats.ALL, most, said::add));
    }

    private static Map<String, String> files(MirroredSite site) throws IOException {
        Map<String, String> all = new TreeMap<>();
        Path root = site.files().orElseThrow();
        if (Files.exists(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    String path = root.relativize(file).toString();
                    all.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all;
    }

    private static String text(int seed, int length) {
        StringBuilder text = new StringBuilder(length);
        Random random = new Random(seed);
        while (text.length() < length) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    @Test
    void filesAreThoseBelowThePrefix() throws IOException {
        store.put("exp/a.csv", "step,loss");
        store.put("exp/deep/er/a b+&%41<é.txt", "text");
        store.put("exp/empty", "");
        store.put("exp/folder/", "");
        store.put("exp2/b.csv", "no");
        try (MirroredSite site = site("bucket/exp/")) {
            site.fetch(NOBODY);
            assertEquals(
                    Map.of("a.csv", "step,loss", "deep/er/a b+&%41<é.txt", "text", "empty", ""),
                    files(site));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void oneObjectIsOneFile() throws IOException {
        store.put("exp/a.csv", "step,loss");
        store.put("exp/a.csv.bak", "no");
        try (MirroredSite site = site("bucket/exp/a.csv")) {
            site.fetch(NOBODY);
            assertEquals(Map.of("", "step,loss"), files(site));
            assertTrue(site.files().orElseThrow().endsWith("exp/a.csv"));
        }
    }

    @Test
    void allPagesAreListed() throws IOException {
        for (int i = 0; i < 25; i++) {
            store.put("exp/%02d".formatted(i), "" + i);
        }
        store.page = 10;
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            assertEquals(25, files(site).size());
        }
    }

    @Test
    void whatGrewIsReadFromItsEndOn() throws IOException {
        String begun = text(1, 200_000);
        store.put("log", begun);
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            store.reads.clear();
            store.put("log", begun + "and more");
            site.fetch(NOBODY);
            assertEquals(begun + "and more", files(site).get("log"));
            assertEquals(List.of("log 0", "log " + (200_000 - 65_536)), store.reads);
        }
    }

    @Test
    void whatWasReplacedIsReadAnew() throws IOException {
        String begun = text(1, 200_000);
        store.put("head", begun);
        store.put("tail", begun);
        store.put("shorter", begun);
        store.put("same", begun);
        Map<String, String> other =
                Map.of(
                        "head", "X" + begun.substring(1) + "more",
                        "tail", begun.substring(0, 199_000) + text(2, 5_000),
                        "shorter", "short",
                        "same", "X" + begun.substring(1));
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            other.forEach(store::put);
            site.fetch(NOBODY);
            assertEquals(other, files(site));
        }
    }

    @Test
    void whatWasDeletedGoesAndFoldersBecomeFiles() throws IOException {
        store.put("a/b/c", "1");
        store.put("d", "2");
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            store.remove("a/b/c");
            store.remove("d");
            store.put("a", "3");
            store.put("d/e", "4");
            site.fetch(NOBODY);
            assertEquals(Map.of("a", "3", "d/e", "4"), files(site));
        }
    }

    @Test
    void aSecondStartFetchesOnlyWhatChanged() throws IOException {
        store.put("a", "1");
        store.put("b", "2");
        store.put("c", "3");
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
        }
        store.reads.clear();
        store.put("b", "longer");
        store.remove("c");
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            assertEquals(Map.of("a", "1", "b", "longer"), files(site));
            assertTrue(store.reads.stream().allMatch(read -> read.startsWith("b ")));
        }
    }

    @Test
    void keysThatNoFolderCanHoldAreLeftOut() throws IOException {
        store.put("exp/../../../escaped", "1");
        store.put("exp//double", "2");
        store.put("exp/./dot", "3");
        store.put("exp/back\\slash", "4");
        store.put("exp/" + "n".repeat(300), "5");
        store.put("exp/clash", "6");
        store.put("exp/clash/inner", "7");
        store.put("exp/good", "8");
        try (MirroredSite site = site("bucket/exp")) {
            site.fetch(NOBODY);
            site.fetch(NOBODY);
            assertEquals(Map.of("good", "8", "clash/inner", "7"), files(site));
        }
        assertEquals(
                List.of(
                        "Of SCHEME://bucket/exp 5 objects are left out, such as 'exp/../../../escaped': no folder can hold a file of that name.",
                        "Of SCHEME://bucket/exp 1 object is left out, such as 'exp/clash': others lie below it as below a folder."),
                said.stream().map(line -> line.replace(scheme + "://", "SCHEME://")).toList());
        try (Stream<Path> all = Files.walk(folder)) {
            assertTrue(all.noneMatch(path -> path.endsWith("escaped")));
        }
    }

    @Test
    void largeObjectsAreLeftOut() throws IOException {
        store.put("weights.pt", "0123456789");
        store.put("log", "1");
        try (MirroredSite site = site("bucket", 9)) {
            site.fetch(NOBODY);
            assertEquals(Map.of("log", "1"), files(site));
        }
        assertTrue(
                said.getFirst().endsWith("larger than 9 bytes (--remote-limit)."), said::toString);
    }

    private void saysInOneSentence(String expected, MirroredSite site) {
        try (site) {
            IOException failure = assertThrows(IOException.class, () -> site.fetch(NOBODY));
            String sentence = String.valueOf(failure.getMessage());
            assertTrue(sentence.matches(expected), sentence);
            assertFalse(sentence.contains("AKIDTEST"), sentence);
            assertFalse(sentence.contains("\n"), sentence);
        }
    }

    @Test
    void whatCannotBeListedIsSaid() {
        store.mood = Mood.DENYING;
        saysInOneSentence(".*://bucket/exp cannot be listed: .*denied.*403.*", site("bucket/exp"));
        store.mood = Mood.SOUND;
        saysInOneSentence(
                ".*://other cannot be listed: there is no bucket 'other'.*", site("other"));
        saysInOneSentence(
                ".*://bucket cannot be listed: its server does not answer.*",
                site("bucket", 9, "http://127.0.0.1:1", "cache"));
        store.mood = Mood.ENDLESS;
        saysInOneSentence(".*cannot be opened: it holds more than.*", site("bucket"));
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsRead() throws IOException {
        for (Mood mood : List.of(Mood.HIDING, Mood.CUTTING, Mood.HALVING)) {
            said.clear();
            store.mood = mood;
            store.put("log", text(3, 100_000));
            try (MirroredSite site = site("bucket", 1 << 20, store.url(), "cache" + mood)) {
                site.fetch(NOBODY);
                assertEquals(Map.of(), files(site));
                assertEquals(1, said.size(), said::toString);
                assertTrue(
                        said.getFirst().matches("The object .*://bucket/log cannot be read: .*\\."),
                        said::toString);
                store.mood = Mood.SOUND;
                site.fetch(NOBODY);
                assertEquals(1, files(site).size());
            }
        }
    }

    @Test
    void aServerThatKnowsNoPartsCannotSpoilAFile() throws IOException {
        String begun = text(4, 100_000);
        store.put("log", begun);
        try (MirroredSite site = site("bucket")) {
            site.fetch(NOBODY);
            store.mood = Mood.IGNORING_RANGES;
            store.put("log", begun + "more");
            site.fetch(NOBODY);
            assertTrue(List.of(begun, begun + "more").contains(files(site).get("log")));
        }
    }

    @Test
    void runsAreNamedByTheUrlWhereverTheCopyLies() throws IOException {
        store.put("team/exp/one/metrics.csv", "step,loss\n0,1.5\n1,1.25\n2,1\n");
        String url = scheme + "://bucket/team/exp/one/metrics.csv";
        for (String cache : List.of("here", "there")) {
            try (MirroredSite site = site("bucket/team/exp", 1 << 20, store.url(), cache);
                    Store runs = Stores.open(folder.resolve(cache + "-store").toString(), null)) {
                site.fetch(NOBODY);
                assertEquals(List.of("csv " + url), site.look().stream().map(Found::log).toList());
                StoreLogbook book = new StoreLogbook(runs, null, said::add);
                try (Following following = new Following(List.of(site), book, runs.bookmarks())) {
                    following.once(NOBODY);
                }
                assertEquals(3, book.points());
                Run run = runs.runs().find(Opening.derived("csv", url)).orElseThrow();
                assertEquals("one", run.name());
                assertEquals(runs.projects().named("exp").orElseThrow().id(), run.project());
            }
        }
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsWrittenIsSeenWhileFollowed() throws Exception {
        store.mood = Mood.DENYING;
        try (MirroredSite site = site("bucket/exp")) {
            site.follow();
            until(() -> said.size() == 1);
            assertTrue(said.getFirst().endsWith("; it is tried again."), said::toString);
            store.mood = Mood.SOUND;
            store.put("exp/a", "1");
            until(() -> files(site).equals(Map.of("a", "1")));
        }
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!holds.call()) {
            assertTrue(System.nanoTime() < end, "it was waited for in vain");
            Thread.sleep(50);
        }
    }
}
