package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Broken;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Embeddings that `projector_config.pbtxt` names: their vectors, from files or from a checkpoint ([CheckpointVectors]), labels and sprites become files of the run. Only files below the run's folder are taken.
///
/// Source: `plugins/projector/projector_config.proto`, in protobuf's text form.
final class Projector {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String CONFIG = "projector_config.pbtxt";
    private static final long LONGEST = 1 << 20;
    private static final Pattern TOKEN =
            Pattern.compile(
                    "([a-z_]+)\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([-+.\\w]+))|([a-z_]+)\\s*:?\\s*\\{|}");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-7]{1,3})|(.))");

    private final Path folder;
    private String stamp = "";

    Projector(Path folder) {
        this.folder = folder;
    }

    /// When the config was written, UTC; -1 without one that can be read.
    long written() throws IOException {
        Path config = folder.resolve(CONFIG);
        return Files.isRegularFile(config) && Files.size(config) <= LONGEST
                ? Files.getLastModifiedTime(config).toMillis()
                : -1;
    }

    /// Tells the embeddings unless config and checkpoint are as they were.
    ///
    /// @param run the run, begun at those milliseconds since 1970 unless it was before; asked for when there is something to tell
    /// @return whether something was told
    boolean tell(LongFunction<RunLog> run, Logbook book) throws IOException {
        Path config = folder.resolve(CONFIG);
        long millis = written();
        if (millis < 0) {
            return false;
        }
        Map<String, String> whole = new LinkedHashMap<>();
        List<Map<String, String>> embeddings =
                embeddings(Files.readString(config, StandardCharsets.ISO_8859_1), whole);
        Path prefix =
                CheckpointVectors.find(folder, whole.getOrDefault("model_checkpoint_path", ""));
        String now =
                FilesBelow.stamp(config) + (prefix == null ? "" : CheckpointVectors.stamp(prefix));
        if (now.equals(stamp)) {
            return false;
        }
        stamp = now;
        List<Map<String, String>> inFiles = new ArrayList<>();
        List<Map<String, String>> inCheckpoint = new ArrayList<>();
        for (Map<String, String> embedding : embeddings) {
            (embedding.containsKey("tensor_path") ? inFiles : inCheckpoint).add(embedding);
        }
        for (Map<String, String> embedding : inFiles) {
            tell(embedding, "", 0, millis, run.apply(millis));
        }
        if (inCheckpoint.isEmpty() && (prefix == null || !inFiles.isEmpty())) {
            return !inFiles.isEmpty();
        }
        return checkpoint(config, prefix, inCheckpoint, millis, run, book) || !inFiles.isEmpty();
    }

    /// One that names no tensor stands for all that are not named.
    private boolean checkpoint(
            Path config,
            @Nullable Path prefix,
            List<Map<String, String>> wanted,
            long millis,
            LongFunction<RunLog> run,
            Logbook book)
            throws IOException {
        if (prefix == null) {
            book.damaged(
                    config
                            + " means embeddings of a checkpoint, and there is none of version 2 (PREFIX.index) below its folder.");
            return false;
        }
        CheckpointVectors vectors;
        try {
            vectors = CheckpointVectors.read(folder, prefix);
        } catch (Broken broken) {
            book.damaged(
                    "The checkpoint " + prefix + " cannot be read " + broken.getMessage() + ".");
            return false;
        }
        Map<String, Map<String, String>> named = new LinkedHashMap<>();
        Map<String, String> others = wanted.isEmpty() ? Map.of() : null;
        for (Map<String, String> embedding : wanted) {
            if (embedding.containsKey("tensor_name")) {
                named.put(CheckpointVectors.plain(embedding.get("tensor_name")), embedding);
            } else {
                others = embedding;
            }
        }
        if (others != null) {
            for (String name : vectors.names()) {
                named.putIfAbsent(name, others);
            }
        }
        boolean told = false;
        for (Map.Entry<String, Map<String, String>> embedding : named.entrySet()) {
            String name = embedding.getKey();
            String problem = vectors.problem(name);
            if (!problem.isEmpty()) {
                book.damaged(
                        "The embedding '"
                                + name
                                + "' of the checkpoint "
                                + prefix
                                + " is left out: "
                                + problem
                                + ".");
                continue;
            }
            RunLog log = run.apply(millis);
            String kept = "embeddings/" + Tag.safe(vectors.name() + "/" + name) + ".bytes";
            log.file(kept, CheckpointVectors.stamp(prefix), () -> vectors.open(name));
            Map<String, String> fields = new LinkedHashMap<>(embedding.getValue());
            fields.put("tensor_name", name);
            fields.put("tensor_shape", vectors.shape(name));
            tell(fields, kept, vectors.step(), millis, log);
            told = true;
        }
        return told;
    }

    /// @param vectors the run's file of its vectors, empty if the config names it
    private void tell(
            Map<String, String> embedding, String vectors, long step, long millis, RunLog log)
            throws IOException {
        ObjectNode meta = JSON.createObjectNode();
        if (!vectors.isEmpty()) {
            meta.put("tensor", vectors);
        }
        for (String kind :
                List.of("tensor_path", "metadata_path", "image_path", "bookmarks_path")) {
            String path = embedding.getOrDefault(kind, "");
            Path file = below(path);
            if (file != null) {
                String kept = "embeddings/" + Tag.safe(path);
                log.file(kept, FilesBelow.stamp(file), () -> Files.newInputStream(file));
                meta.put(kind.replace("_path", ""), kept);
            }
        }
        for (String number : List.of("tensor_shape", "single_image_dim")) {
            if (embedding.containsKey(number)) {
                meta.put(number, embedding.get(number));
            }
        }
        String name =
                embedding.getOrDefault(
                        "tensor_name",
                        embedding.getOrDefault("tensor_path", "embedding").replaceFirst(".*/", ""));
        log.media(
                List.of(
                        new MediaItem(
                                SeriesKey.of(name),
                                MediaKind.EMBEDDING,
                                step,
                                millis * 1_000,
                                0,
                                null,
                                meta.toString())));
    }

    private @Nullable Path below(String path) throws IOException {
        try {
            Path file = folder.resolve(path).normalize();
            return !path.isEmpty() && new FilesBelow(folder, "").own(file) ? file : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    /// The fields of each `embeddings { … }`, those of `sprite { … }` within it too; of a repeated one all, joined by blanks.
    ///
    /// @param whole takes the fields of the config itself
    static List<Map<String, String>> embeddings(String latin, Map<String, String> whole) {
        List<Map<String, String>> all = new ArrayList<>();
        Map<String, String> open = whole;
        int depth = 0;
        for (Matcher token = TOKEN.matcher(latin); token.find(); ) {
            if (token.group(4) != null) {
                if (depth++ == 0) {
                    open = new LinkedHashMap<>();
                    if (token.group(4).equals("embeddings")) {
                        all.add(open);
                    }
                }
            } else if (token.group(1) != null) {
                String value = token.group(2) != null ? quoted(token.group(2)) : token.group(3);
                open.merge(token.group(1), value, (a, b) -> a + " " + b);
            } else {
                depth = Math.max(0, depth - 1);
                open = depth == 0 ? whole : open;
            }
        }
        return all;
    }

    /// Text between quotes: what is beyond ASCII stands as octal numbers of its bytes in UTF-8, or as these bytes.
    private static String quoted(String latin) {
        String bytes =
                ESCAPE.matcher(latin)
                        .replaceAll(
                                escape ->
                                        Matcher.quoteReplacement(
                                                escape.group(1) == null
                                                        ? escape.group(2)
                                                        : String.valueOf(
                                                                (char)
                                                                        (Integer.parseInt(
                                                                                        escape
                                                                                                .group(
                                                                                                        1),
                                                                                        8)
                                                                                & 0xff))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
