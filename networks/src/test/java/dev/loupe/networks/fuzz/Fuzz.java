package dev.loupe.networks.fuzz;

import dev.loupe.networks.Formats;
import dev.loupe.networks.format.Format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Puts changed fixtures to a [Trial] until the time is up. A finding is what the trial says, or more than a minute without an answer; the file that led to it is kept.
///
/// Arguments: a format's or reader's name, or `all`, which share the time; minutes, or how many files for each, as `4000x`: the same ones each time; a seed (by default the clock's).
public final class Fuzz {
    private static final long MOST_MILLIS = 60_000;
    private static final int MOST_FINDINGS = 5;

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
        List<Format> formats = chosen(args[0]);
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        boolean counted = args[1].endsWith("x");
        double said = Double.parseDouble(args[1].replace("x", ""));
        double seconds = counted ? Double.POSITIVE_INFINITY : 60 * said / formats.size();
        long most = counted ? (long) said : Long.MAX_VALUE;
        int passed = 0;
        int failed = 0;
        for (Format format : formats) {
            Fuzz fuzz = new Fuzz(format, folder);
            int findings = fuzz.run(seconds, most, seed);
            passed += findings == 0 && fuzz.reads > 0 ? 1 : 0;
            failed += findings == 0 ? 0 : 1;
        }
        IO.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    /// The readers of a format, or the one whose class has that name, or `all`.
    ///
    /// @throws IllegalArgumentException if there is none
    static List<Format> chosen(String name) {
        List<Format> chosen =
                Formats.all().stream()
                        .filter(
                                f ->
                                        name.equals("all")
                                                || f.name().equals(name)
                                                || reader(f).equals(name))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is no format or reader " + name + ".");
        }
        return chosen;
    }

    /// A format's reader by name; several may read one format.
    static String reader(Format format) {
        return format.getClass().getSimpleName();
    }

    private int run(double seconds, long most, long seed) throws IOException {
        List<byte[]> seeds = Seeds.of(format);
        if (seeds.isEmpty()) {
            IO.println(reader(format) + ": no fixture is small enough to begin from");
            return 0;
        }
        Trial trial = new Trial(format, folder.toAbsolutePath());
        Mutations mutations = new Mutations(new SplittableRandom(seed), seeds);
        Thread watch = Thread.ofPlatform().daemon().start(this::watch);
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9
                && reads < most
                && findings < MOST_FINDINGS) {
            input = mutations.next();
            began = System.nanoTime();
            String finding = trial.finding(input);
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
                        reader(format),
                        reads,
                        seeds.size(),
                        seed,
                        findings));
        return findings;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(1000);
                long since = began;
                if (since != 0 && System.nanoTime() - since > MOST_MILLIS * 1_000_000) {
                    keep("no answer within a minute");
                    IO.println("0 passed, 1 failed");
                    System.exit(1);
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(String finding) {
        Path file = folder.resolve(reader(format) + "-" + findings++ + ".bin");
        IO.println(reader(format) + ": " + finding + "; kept as " + file);
        try {
            Files.write(file, input);
        } catch (IOException unwritten) {
            IO.println(String.valueOf(unwritten.getMessage()));
        }
    }
}
