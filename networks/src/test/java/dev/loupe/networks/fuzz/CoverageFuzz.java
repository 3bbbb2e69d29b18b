package dev.loupe.networks.fuzz;

import dev.loupe.networks.format.Format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What Jazzer (github.com/CodeIntelligenceTesting/jazzer, Apache License 2.0) drives: it changes inputs so that they reach code that none reached before. Run by `tools/fuzz --jazzer`, which brings Jazzer; nothing here refers to it.
///
/// The system property `loupe.fuzz.reader` names the reader, or several with commas between them, `loupe.fuzz.folder` a folder to write to. Of several the first byte of an input chooses one.
public final class CoverageFuzz {
    private static List<Trial> trials = List.of();

    private CoverageFuzz() {}

    /// With one argument, a format's or reader's name or `all`, tells the names of the readers; with a folder as well, writes what changes of the readers' files begin from: a file for each seed. With `--again` before the
    /// name and inputs behind it, tries those without Jazzer, whose own work is counted among what a reader takes, and tells what is still found.
    public static void main(String[] args) throws IOException {
        if (args[0].equals("--again")) {
            again(chosen(args[1]), List.of(args).subList(2, args.length));
            return;
        }
        List<Format> formats = chosen(args[0]);
        if (args.length == 1) {
            formats.forEach(format -> IO.println(Fuzz.reader(format)));
            return;
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        for (int f = 0; f < formats.size(); f++) {
            List<byte[]> seeds = Seeds.of(formats.get(f));
            for (int i = 0; i < seeds.size(); i++) {
                byte[] seed = seeds.get(i);
                if (formats.size() > 1) {
                    seed = ByteBuffer.allocate(seed.length + 1).put((byte) f).put(seed).array();
                }
                Files.write(folder.resolve("seed-" + f + "-" + i), seed);
            }
        }
    }

    private static void again(List<Format> formats, List<String> inputs) throws IOException {
        trials = trials(formats, Files.createTempDirectory("fuzz"));
        for (String input : inputs) {
            try {
                fuzzerTestOneInput(Files.readAllBytes(Path.of(input)));
            } catch (AssertionError found) {
                IO.println(Path.of(input).getFileName() + ": " + found.getMessage());
            }
        }
    }

    private static List<Format> chosen(String names) {
        List<Format> formats = new ArrayList<>();
        for (String name : names.split(",")) {
            formats.addAll(Fuzz.chosen(name));
        }
        return formats;
    }

    /// Called once before all inputs.
    public static void fuzzerInitialize() throws IOException {
        Path folder = Path.of(System.getProperty("loupe.fuzz.folder", "target/fuzz"));
        trials = trials(chosen(System.getProperty("loupe.fuzz.reader", "")), folder);
    }

    private static List<Trial> trials(List<Format> formats, Path folder) throws IOException {
        List<Trial> made = new ArrayList<>();
        for (Format format : formats) {
            Path own = folder.resolve(Fuzz.reader(format));
            made.add(new Trial(format, Files.createDirectories(own).toAbsolutePath()));
        }
        return List.copyOf(made);
    }

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        int n = trials.size();
        if (n > 1 && input.length == 0) {
            return;
        }
        Trial one = trials.get(n == 1 ? 0 : (input[0] & 0xff) % n);
        byte[] file = n == 1 ? input : Arrays.copyOfRange(input, 1, input.length);
        String finding = one.finding(file);
        if (finding != null) {
            throw new AssertionError(Fuzz.reader(one.format()) + ": " + finding);
        }
    }
}
