package dev.loupe.bench.crash;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts a [CrashWriter] on a folder, kills it with SIGKILL at a random moment, opens the store and compares it with what was acknowledged; again and again
/// on the same folder.
///
/// All that the program said before it died is read: killing by the handle leaves its output open. One kill in five comes while the program starts or opens the store. Each life goes on with the runs of the last three, sends their last acknowledged batches again, and begins a run.
public final class Kills {
    private static final int LIVE_RUNS = 4;
    private static final int SENT_AGAIN = 2;
    private static final long STARTING_MILLIS = 700;
    private static final long WRITING_MILLIS = 350;
    private static final int KILLED = 137;
    private static final long PATIENCE_SECONDS = 60;

    /// What was seen.
    ///
    /// @param openings milliseconds to open the store after each kill
    /// @param batches  acknowledged
    /// @param points   found at the end
    public record Report(List<Double> openings, long batches, long points) {
        public double slowest() {
            return openings.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    private final Path folder;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final List<Double> openings = new ArrayList<>();

    private Kills(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /// @param folder a new or empty one; what the child unpacks goes there too
    /// @param each   is told how many kills are done
    /// @throws AssertionError if something acknowledged is lost, or something is there that was never sent
    public static Report run(Path folder, int times, long seed, Consumer<Integer> each)
            throws IOException, InterruptedException {
        Kills kills = new Kills(folder, seed);
        Files.createDirectories(folder.resolve("temporary"));
        for (int life = 0; life < times; life++) {
            kills.life(life);
            kills.look(kills.ledger.newest(LIVE_RUNS));
            each.accept(life + 1);
        }
        long points = kills.look(kills.ledger.all());
        kills.openings.removeLast();
        kills.count(points);
        long batches = kills.ledger.all().stream().mapToLong(r -> kills.ledger.of(r).batches).sum();
        return new Report(kills.openings, batches, points);
    }

    private long look(List<RunId> runs) throws IOException {
        long began = System.nanoTime();
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            openings.add((System.nanoTime() - began) / 1e6);
            Inspection inspection = new Inspection(store, ledger);
            long points = 0;
            for (RunId run : runs) {
                points += inspection.run(run);
            }
            return points;
        }
    }

    private void count(long points) {
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            long counted = store.projects().activity("0").points();
            if (counted != points) {
                throw new AssertionError(
                        points + " points are there, but their project counts " + counted);
            }
        }
    }

    private void life(int number) throws IOException, InterruptedException {
        ledger.of(new RunId("life-" + number));
        Process child = start();
        CountDownLatch opened = new CountDownLatch(1);
        Thread reader = Thread.startVirtualThread(() -> listen(child, opened));
        if (random.nextInt(5) == 0) {
            Thread.sleep(random.nextLong(STARTING_MILLIS));
        } else {
            if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw new AssertionError("the writer did not open the store; " + errors());
            }
            Thread.sleep(random.nextLong(WRITING_MILLIS));
        }
        child.toHandle().destroyForcibly();
        int exit = child.waitFor();
        reader.join();
        if (exit != KILLED) {
            throw new AssertionError("the writer ended by itself with " + exit + "; " + errors());
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dorg.sqlite.tmpdir=" + folder.resolve("temporary"),
                        "-cp",
                        classPath(),
                        CrashWriter.class.getName(),
                        folder.resolve("store").toString()));
        for (RunId run : ledger.newest(LIVE_RUNS)) {
            command.add(run + ":" + Math.max(0, ledger.of(run).batches - SENT_AGAIN));
        }
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    private void listen(Process child, CountDownLatch opened) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ledger.take(line);
                opened.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() throws IOException {
        return "it said: " + Files.readString(folder.resolve("errors.txt"));
    }

    /// The parts of the class path that a writer needs, so that it starts quickly.
    private static String classPath() {
        List<String> lean = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = part.replace(File.separatorChar, '/');
            if (name.matches(".*(bench|runs|core)/target/(test-)?classes/?")
                    || name.matches(
                            ".*/(loupe-(bench|runs|core)|sqlite-jdbc|slf4j-api)-[^/]*\\.jar")) {
                lean.add(part);
            }
        }
        return String.join(File.pathSeparator, lean);
    }
}
