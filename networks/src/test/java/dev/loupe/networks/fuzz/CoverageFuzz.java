package dev.loupe.networks.fuzz;

import dev.loupe.networks.format.Format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Jazzer (github.com/CodeIntelligenceTesting/jazzer, Apache License 2.0) drives: it changes inputs so that they reach code that none reached before. Run by `tools/fuzz --jazzer`, which brings Jazzer; nothing here refers to it.
///
/// The system property `loupe.fuzz.reader` names the reader, `loupe.fuzz.folder` a folder to write to.
public final class CoverageFuzz {
    private static @Nullable Trial trial;

    private CoverageFuzz() {}

    /// With one argument, a format's or reader's name or `all`, tells the names of the readers; with a folder as well, writes what changes of the reader's files begin from: a file for each seed.
    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            Fuzz.chosen(args[0]).forEach(format -> IO.println(Fuzz.reader(format)));
            return;
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        List<byte[]> seeds = Seeds.of(Fuzz.chosen(args[0]).getFirst());
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    /// Called once before all inputs.
    public static void fuzzerInitialize() throws IOException {
        Format format = Fuzz.chosen(System.getProperty("loupe.fuzz.reader", "")).getFirst();
        Path folder = Path.of(System.getProperty("loupe.fuzz.folder", "target/fuzz"));
        trial = new Trial(format, Files.createDirectories(folder).toAbsolutePath());
    }

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        Trial one = trial;
        String finding = one == null ? "The trial was not made ready." : one.finding(input);
        if (finding != null) {
            throw new AssertionError(finding);
        }
    }
}
