package dev.loupe.networks.fuzz;

import dev.loupe.core.Reading;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The fixtures that a format reads, as changes begin from them: files by themselves, files with the data that lie beside them, and folders.
final class Seeds {
    private static final int LARGEST = 1 << 18;
    private static final int MOST_FILES = 12;
    private static final int FEW = 4;
    private static final Set<String> DATA =
            Set.of("bin", "data", "params", "pdiparams", "weights", "cfg", "safetensors", "json");

    private Seeds() {}

    /// In the order of their paths.
    static List<byte[]> of(Format format) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(Fixtures.folder())) {
            all = walk.sorted().toList();
        }
        List<byte[]> seeds = new ArrayList<>();
        for (Path path : all) {
            if (Files.isDirectory(path)) {
                List<Path> files = below(path);
                if (small(files) && reads(format, path)) {
                    seeds.add(bundle(true, path, files));
                }
            } else if (small(List.of(path)) && reads(format, path)) {
                seeds.add(Files.readAllBytes(path));
                List<Path> files = new ArrayList<>(List.of(path));
                files.addAll(beside(path));
                if (files.size() > 1 && small(files)) {
                    seeds.add(bundle(false, path.resolveSibling("."), files));
                }
            }
        }
        return seeds;
    }

    private static boolean reads(Format format, Path path) throws IOException {
        return format.read(ModelFile.open(path)) instanceof Reading.Read;
    }

    private static boolean small(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes > 0 && bytes <= LARGEST && files.size() <= MOST_FILES;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Files that hold data and have the same stem, or lie in the same small folder.
    private static List<Path> beside(Path file) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(file.resolveSibling("."))) {
            others =
                    all.map(Path::normalize)
                            .filter(p -> Files.isRegularFile(p) && !p.equals(file.normalize()))
                            .sorted()
                            .toList();
        }
        return others.stream()
                .filter(p -> DATA.contains(ending(p)))
                .filter(p -> others.size() < FEW || stem(p).equals(stem(file)))
                .toList();
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).split("[.-]", 2)[0];
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("-\\d+-of-\\d+$", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] bundle(boolean folder, Path home, List<Path> files) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path file : files) {
            String name = home.normalize().relativize(file.normalize()).toString();
            contents.put(name.replace('\\', '/'), Files.readAllBytes(file));
        }
        return new Bundle(folder, contents).bytes();
    }
}
