package dev.loupe.networks.open;

import dev.loupe.core.Reading;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The model files in and below the paths that were opened. In folders, names say which files are worth a look; what is named itself is looked into.
public final class ModelFiles {
    private static final int DEPTH = 6;
    private static final int MOST = 2_000;
    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final Set<String> ENDINGS =
            Set.of(
                    "onnx",
                    "ort",
                    "safetensors",
                    "gguf",
                    "pt",
                    "pth",
                    "pt2",
                    "pte",
                    "ckpt",
                    "tflite",
                    "keras",
                    "h5",
                    "hdf5",
                    "pb",
                    "mlmodel",
                    "npz",
                    "param",
                    "cfg",
                    "caffemodel",
                    "prototxt",
                    "pdmodel",
                    "mnn");

    /// What lies in the folder of a SavedModel and is none.
    private static final Set<String> BESIDE = Set.of("keras_metadata.pb", "fingerprint.pb");

    private final List<Path> roots;
    private List<Found> last = List.of();
    private long looked;
    private boolean lookedOnce;

    /// @param key    names the file in addresses
    /// @param name   below what was opened, with `/`
    /// @param millis when it was changed, UTC
    public record Found(String key, String name, Path path, long bytes, long millis) {}

    public ModelFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /// All of them, by name; looked for again after two seconds.
    public synchronized List<Found> list() throws IOException {
        if (!lookedOnce || System.nanoTime() - looked > FRESH_NANOS) {
            List<Found> found = new ArrayList<>();
            for (Path root : roots) {
                look(root, found);
            }
            last = List.copyOf(found);
            looked = System.nanoTime();
            lookedOnce = true;
        }
        return last;
    }

    /// The one of that key.
    public Optional<Found> find(String key) throws IOException {
        return list().stream().filter(found -> found.key().equals(key)).findFirst();
    }

    private static void look(Path root, List<Found> found) throws IOException {
        if (!Files.isDirectory(root)) {
            if (Files.exists(root)
                    && !(Formats.read(ModelFile.open(root))
                            instanceof Reading.NotThisFormat<Model>)) {
                found.add(of(root, Objects.requireNonNull(root.toAbsolutePath().getParent())));
            }
            return;
        }
        Files.walkFileTree(
                root,
                EnumSet.noneOf(FileVisitOption.class),
                DEPTH,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                        String name = String.valueOf(folder.getFileName());
                        boolean hidden = name.startsWith(".") && !folder.equals(root);
                        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (is.isRegularFile() && promising(file)) {
                            found.add(of(file, root));
                        }
                        return found.size() < MOST
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failed) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean promising(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && !BESIDE.contains(name)
                || name.equals("model.json")
                || name.endsWith(".ckpt.index");
    }

    private static Found of(Path file, Path root) throws IOException {
        Path real = file.toRealPath();
        return new Found(
                key(real),
                root.toAbsolutePath()
                        .relativize(file.toAbsolutePath())
                        .toString()
                        .replace('\\', '/'),
                real,
                Files.size(real),
                Files.getLastModifiedTime(real).toMillis());
    }

    private static String key(Path real) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(real.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
