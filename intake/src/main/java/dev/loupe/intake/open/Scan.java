package dev.loupe.intake.open;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Looks for logs below a path. Links are followed, each real folder is met once and under its own name rather than a link's; what belongs to a log is not looked at further. Cost: one listing a folder.
public final class Scan implements Site {
    private static final Set<String> NEVER = Set.of(".git", "node_modules", "__pycache__");

    private final Path root;
    private final @Nullable Abroad abroad;
    private final List<Format> formats;
    private final Consumer<String> complaint;
    private final Set<Path> complained = new HashSet<>();

    /// @param root      a folder, or one file
    /// @param complaint told one sentence for each folder that cannot be read, once
    public Scan(Path root, List<Format> formats, Consumer<String> complaint) {
        this(root, null, formats, complaint);
    }

    /// Of a copy of files that lie elsewhere.
    ///
    /// @param root     a real path
    /// @param original the URL that names what is found, instead of its path
    public static Scan ofCopy(
            Path root, String original, List<Format> formats, Consumer<String> complaint) {
        Abroad abroad = new Abroad(root, original);
        return new Scan(root, abroad, formats, said -> complaint.accept(abroad.named(said)));
    }

    private Scan(
            Path root, @Nullable Abroad abroad, List<Format> formats, Consumer<String> complaint) {
        this.root = root;
        this.abroad = abroad;
        this.formats = formats;
        this.complaint = complaint;
    }

    /// By folder, then by format. Empty if the path is gone.
    @Override
    public List<Found> look() {
        Map<String, Found> found = new LinkedHashMap<>();
        if (Files.isRegularFile(root)) {
            Path home = root.toAbsolutePath().getParent();
            if (home != null) {
                claim(
                        new Folder(home, home, List.of(root.getFileName().toString()), List.of()),
                        found);
            }
            return List.copyOf(found.values());
        }
        Set<Object> met = new HashSet<>();
        Deque<Path> ahead = new ArrayDeque<>();
        Deque<Path> links = new ArrayDeque<>();
        ahead.add(root);
        while (!ahead.isEmpty() || !links.isEmpty()) {
            Path path = ahead.isEmpty() ? links.pop() : ahead.pop();
            try {
                if (met.add(identity(path))) {
                    enter(path, ahead, links, found);
                }
            } catch (IOException e) {
                if (complained.add(path)) {
                    complaint.accept(
                            "The folder " + path + " cannot be read: " + e.getMessage() + ".");
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Object identity(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key != null ? key : path.toRealPath();
    }

    private void enter(Path path, Deque<Path> ahead, Deque<Path> links, Map<String, Found> found)
            throws IOException {
        List<String> files = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        Set<String> linked = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path one : all) {
                String name = one.getFileName().toString();
                if (Files.isDirectory(one)) {
                    if (!NEVER.contains(name)) {
                        folders.add(name);
                        if (Files.isSymbolicLink(one)) {
                            linked.add(name);
                        }
                    }
                } else {
                    files.add(name);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(null);
        folders.sort(null);
        Set<String> taken = claim(new Folder(root, path, files, folders), found);
        if (taken.contains("*")) {
            return;
        }
        for (String name : folders.reversed()) {
            if (!taken.contains(name)) {
                (linked.contains(name) ? links : ahead).push(path.resolve(name));
            }
        }
    }

    private Set<String> claim(Folder folder, Map<String, Found> found) {
        Set<String> taken = new HashSet<>();
        for (Format format : formats) {
            try {
                Claim claim = format.claim(folder);
                for (Claim.Find find : claim.finds()) {
                    Found log =
                            Found.of(format, abroad == null ? find : abroad.named(format, find));
                    found.putIfAbsent(log.log(), log);
                }
                taken.addAll(claim.taken());
                if (claim.taken().contains("*")) {
                    break;
                }
            } catch (IOException | RuntimeException e) {
                if (complained.add(folder.path())) {
                    complaint.accept(
                            "The folder "
                                    + folder.path()
                                    + " cannot be read: "
                                    + e.getMessage()
                                    + ".");
                }
            }
        }
        return taken;
    }

    @Override
    public Optional<Path> files() {
        return Optional.of(root);
    }
}
