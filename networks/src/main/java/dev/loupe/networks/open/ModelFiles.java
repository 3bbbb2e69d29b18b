package dev.loupe.networks.open;

import dev.loupe.core.Reading;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The model files in and below the paths that were opened. In folders, names say which files are worth a look; what is named itself is looked into. A folder that is one model (SavedModel, `.mlpackage`, Hugging Face) is one entry.
public final class ModelFiles {
    /// Folders below a root that are looked through.
    private static final int DEPTH = 10;

    private static final int MOST = 2_000;
    private static final int HEAD = 512;
    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final Set<String> BINARY =
            Set.of(
                    "onnx",
                    "ort",
                    "safetensors",
                    "gguf",
                    "pt",
                    "pth",
                    "jit",
                    "ptl",
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
                    "caffemodel",
                    "pdmodel",
                    "mnn");
    private static final Set<String> TEXT =
            Set.of("onnxtxt", "textproto", "param", "cfg", "prototxt");

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

    /// The endings, without the dot, of files that are likely to be models; of texts none, which may be anything.
    public static Set<String> endings() {
        return BINARY;
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
                root, EnumSet.noneOf(FileVisitOption.class), DEPTH, new Looking(root, found));
    }

    /// A walk over the files below a root.
    private static final class Looking extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Path real;
        private final List<Found> found;
        private final Map<Path, ModelFolder.Kind> folders = new HashMap<>();

        Looking(Path root, List<Found> found) throws IOException {
            this.root = root;
            this.real = root.toRealPath();
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
                throws IOException {
            String name = String.valueOf(folder.getFileName());
            if (name.startsWith(".") && !folder.equals(root)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Optional<ModelFolder> model = ModelFolder.of(folder);
            if (model.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            found.add(of(folder, root, model.get().bytes(), model.get().millis()));
            folders.put(folder, model.get().kind());
            return model.get().kind() == ModelFolder.Kind.HUGGING_FACE
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            ModelFolder.Kind around = folders.get(file.getParent());
            boolean part = around != null && around.holds(String.valueOf(file.getFileName()));
            if (!part && promising(file) && (is.isRegularFile() || linked(file))) {
                found.add(of(file, root));
            }
            return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        /// Whether it is a link to a file below the root, or in the same cache of Hugging Face.
        private boolean linked(Path file) throws IOException {
            Path home = file.toAbsolutePath().getParent();
            return Files.isSymbolicLink(file)
                    && Files.isRegularFile(file)
                    && home != null
                    && (file.toRealPath().startsWith(real)
                            || ModelFile.open(home)
                                    .companion(String.valueOf(file.getFileName()))
                                    .isPresent());
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean promising(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return BINARY.contains(ending)
                || TEXT.contains(ending)
                || name.endsWith(".ckpt.index")
                || ending.equals("xml") && Files.isRegularFile(beside(file, ".bin"))
                || ending.equals("json") && json(file, name);
    }

    private static Path beside(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /// Of texts in JSON, those that are named as models are, and those that begin as TensorFlow.js writes a model.
    private static boolean json(Path file, String name) throws IOException {
        if (name.equals("model.json")
                || name.endsWith("-symbol.json")
                || name.endsWith("weights_manifest.json")) {
            return true;
        }
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.contains("\"modelTopology\"") || head.contains("\"graph-model\"");
        }
    }

    private static Found of(Path file, Path root) throws IOException {
        return of(file, root, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /// Links are kept: what a model names beside itself lies beside the link.
    private static Found of(Path file, Path root, long bytes, long millis) throws IOException {
        Path home = file.toAbsolutePath().normalize().getParent();
        Path path =
                home == null || file.getFileName() == null
                        ? file.toRealPath()
                        : home.toRealPath()
                                .resolve(file.toAbsolutePath().normalize().getFileName());
        String below =
                root.toAbsolutePath()
                        .relativize(file.toAbsolutePath())
                        .toString()
                        .replace('\\', '/');
        return new Found(
                key(path),
                below.isEmpty() ? String.valueOf(path.getFileName()) : below,
                path,
                bytes,
                millis);
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
