package dev.loupe.intake.neptune;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/// Files that operations upload, gathered until they are told. Bytes that the log holds are taken, copies in `upload_path`, and files of the writer's disk that lie below what was opened; of others it is said where they were.
final class NeptuneFiles {
    private static final String ELSEWHERE = "neptune.elsewhere.";

    private final Path folder;
    private final Path root;
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();

    /// @param folder of the run
    /// @param root   what was opened, a real path
    NeptuneFiles(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /// `UploadFile`: a copy beside the log, or a file where the writer had it.
    void upload(String path, JsonNode operation) {
        String ending = operation.path("ext").asString("");
        String name = ending.isEmpty() ? path : path + "." + ending;
        String copy = operation.path("tmp_file_name").asString("");
        if (copy.isEmpty()) {
            local(name, path, operation.path("file_path").asString(""));
        } else if (FilesBelow.legal(copy)) {
            files.put(name, folder.resolve("upload_path").resolve(copy));
        }
    }

    /// `UploadFileContent`: base64 in the log.
    void content(String path, JsonNode operation) {
        String ending = operation.path("ext").asString("");
        bytes(operation.path("file_content").asString(""))
                .ifPresent(b -> contents.put(ending.isEmpty() ? path : path + "." + ending, b));
    }

    private void local(String name, String path, String said) {
        Optional<Path> file = own(said);
        file.ifPresent(f -> files.put(name, f));
        if (file.isEmpty() && !said.isEmpty()) {
            tags.put(ELSEWHERE + Gathered.key(path), said);
        }
    }

    private Optional<Path> own(String said) {
        try {
            Path file = Path.of(said);
            return file.isAbsolute()
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(root)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException | IOException unusable) {
            return Optional.empty();
        }
    }

    /// `UploadFileSet`: names that may hold `*` in their last part.
    void set(String path, JsonNode operation) {
        for (JsonNode said : operation.path("file_globs")) {
            List<Path> found = matching(said.asString(""));
            found.forEach(file -> files.put(path + "/" + file.getFileName(), file));
            if (found.isEmpty()) {
                tags.merge(
                        ELSEWHERE + Gathered.key(path), said.asString(""), (a, b) -> a + ", " + b);
            }
        }
    }

    private List<Path> matching(String glob) {
        List<Path> found = new ArrayList<>();
        try {
            Path said = Path.of(glob);
            Path parent = said.getParent();
            if (parent != null && said.isAbsolute() && parent.toRealPath().startsWith(root)) {
                String last = String.valueOf(said.getFileName());
                try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, last)) {
                    all.forEach(file -> own(file.toString()).ifPresent(found::add));
                }
            }
        } catch (InvalidPathException
                | PatternSyntaxException
                | DirectoryIteratorException
                | IOException unusable) {
            found.clear();
        }
        return found;
    }

    /// `TrackFilesToArtifact`: where files are that were only referred to.
    void tracked(String path, JsonNode operation) {
        List<String> places =
                operation
                        .path("entries")
                        .valueStream()
                        .map(entry -> entry.path(0).asString(""))
                        .toList();
        tags.put("neptune.artifact." + Gathered.key(path), String.join(", ", places));
    }

    /// A picture of a series, as base64. @return the file that it becomes; empty if it holds none
    Optional<String> picture(String path, long step, String base64) {
        Optional<byte[]> bytes = bytes(base64);
        String name = path + "/" + step + "." + bytes.map(ShownFile::picture).orElse("png");
        bytes.ifPresent(b -> contents.put(name, b));
        return bytes.map(b -> name).filter(FilesBelow::legal);
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return base64.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /// Tells what was gathered, and begins anew.
    void tell(RunLog run) throws IOException {
        for (Map.Entry<String, Path> upload : files.entrySet()) {
            Path file = upload.getValue();
            if (FilesBelow.legal(upload.getKey()) && own(file.toString()).isPresent()) {
                run.file(upload.getKey(), FilesBelow.stamp(file), () -> Files.newInputStream(file));
            }
        }
        contents.forEach(
                (name, bytes) -> {
                    if (FilesBelow.legal(name)) {
                        run.file(
                                name,
                                bytes.length + ":" + Arrays.hashCode(bytes),
                                () -> new ByteArrayInputStream(bytes));
                    }
                });
        if (!tags.isEmpty()) {
            run.tags(Map.copyOf(tags));
        }
        files.clear();
        contents.clear();
        tags.clear();
    }
}
