package dev.loupe.networks.fuzz;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.KnownTypes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Reads changed fixtures, infers their types and lays them out, until the time is up. A finding is an exception that is not the disk's, more than 256 MB taken for one small file, or more than ten seconds; the file that led to it is kept.
///
/// Arguments: a format's name, or `all`, which share the time; minutes; a seed (by default the clock's).
public final class Fuzz {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_MILLIS = 10_000;
    private static final int MOST_FINDINGS = 5;
    private static final int LARGEST_SEED = 1 << 18;

    private final Format format;
    private final Path folder;
    private long reads;
    private int findings;
    private volatile long began;
    private volatile byte[] input = new byte[0];

    private Fuzz(Format format, Path folder) {
        this.format = format;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        List<Format> formats =
                Formats.all().stream()
                        .filter(f -> args[0].equals("all") || f.name().equals(args[0]))
                        .toList();
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("There is no format " + args[0] + ".");
        }
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        double seconds = 60 * Double.parseDouble(args[1]) / formats.size();
        int passed = 0;
        int failed = 0;
        for (Format format : formats) {
            Fuzz fuzz = new Fuzz(format, folder);
            int findings = fuzz.run(seconds, seed);
            passed += findings == 0 && fuzz.reads > 0 ? 1 : 0;
            failed += findings == 0 ? 0 : 1;
        }
        IO.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    private int run(double seconds, long seed) throws IOException {
        List<byte[]> seeds = seeds();
        if (seeds.isEmpty()) {
            IO.println(format.name() + ": no fixture is a single file of it");
            return 0;
        }
        Mutations mutations = new Mutations(new SplittableRandom(seed), seeds);
        Thread watch = Thread.ofPlatform().daemon().start(this::watch);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end && findings < MOST_FINDINGS) {
            input = mutations.next();
            began = System.nanoTime();
            String finding = finding(input);
            began = 0;
            reads++;
            if (finding != null) {
                keep(finding);
            }
        }
        watch.interrupt();
        IO.println(
                String.format(
                        Locale.ROOT,
                        "%s: %,d files from %d fixtures, seed %d, %d findings",
                        format.name(),
                        reads,
                        seeds.size(),
                        seed,
                        findings));
        return findings;
    }

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Fixtures.folder())) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (Files.size(file) <= LARGEST_SEED
                    && Files.size(file) > 0
                    && format.read(ModelFile.open(file)) instanceof Reading.Read) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private @Nullable String finding(byte[] bytes) {
        long before = allocated();
        try {
            Path path = folder.resolve("input." + format.name());
            if (format.name().equals("numpy")) {
                Files.write(path, bytes);
            }
            if (format.read(new ModelFile(path, false, Bytes.of(bytes)))
                    instanceof Reading.Read<Model>(Model model)) {
                model.bytes();
                if (model.network()) {
                    Drafting.of(KnownTypes.of(model).model(), View.FIRST);
                }
            }
        } catch (IOException expected) {
            return null;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            StackTraceElement[] at = thrown.getStackTrace();
            return thrown + (at.length == 0 ? "" : " at " + at[0]);
        }
        long taken = allocated() - before;
        return taken > MOST_BYTES ? taken / 1_000_000 + " MB taken" : null;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(1000);
                long since = began;
                if (since != 0 && System.nanoTime() - since > MOST_MILLIS * 1_000_000) {
                    keep("read for more than ten seconds");
                    IO.println("0 passed, 1 failed");
                    System.exit(1);
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(String finding) {
        Path file = folder.resolve(format.name() + "-" + findings++ + ".bin");
        IO.println(format.name() + ": " + finding + "; kept as " + file);
        try {
            Files.write(file, input);
        } catch (IOException unwritten) {
            IO.println(String.valueOf(unwritten.getMessage()));
        }
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
