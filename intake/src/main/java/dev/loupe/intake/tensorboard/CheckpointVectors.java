package dev.loupe.intake.tensorboard;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.tensorflow.CheckpointIndex;
import dev.loupe.core.tensorflow.SsTable;
import dev.loupe.intake.FilesBelow;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The two-dimensional tensors of the checkpoint that a projector's config means: the one it names, else the newest that the file `checkpoint` of its folder, or of `train` in it, names.
/// Only files below the folder are taken; a path that led there before the folder was moved is taken by its last part.
///
/// Source: tensorboard 2.20, `plugins/projector/projector_plugin.py`, `_find_latest_checkpoint`, `_augment_configs_with_checkpoint_info`.
final class CheckpointVectors {
    private static final long LONGEST_INDEX = 64L << 20;
    private static final int LONGEST_STATE = 1 << 20;
    private static final Pattern NEWEST =
            Pattern.compile("(?m)^\\s*model_checkpoint_path\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STEP = Pattern.compile("-([0-9]{1,18})$");
    private static final String VALUE = "/.ATTRIBUTES/VARIABLE_VALUE";

    private final FilesBelow files;
    private final Path prefix;
    private final Map<String, CheckpointIndex.Entry> tensors = new LinkedHashMap<>();

    private CheckpointVectors(Path folder, Path prefix) {
        this.files = new FilesBelow(folder, "");
        this.prefix = prefix;
    }

    /// The prefix of the checkpoint's files; null if there is none below the folder.
    ///
    /// @param named by the config, empty for none
    static @Nullable Path find(Path folder, String named) throws IOException {
        if (!named.isEmpty()) {
            return below(folder, folder, named);
        }
        for (Path state :
                List.of(folder.resolve("checkpoint"), folder.resolve("train/checkpoint"))) {
            if (new FilesBelow(folder, "").own(state) && Files.size(state) < LONGEST_STATE) {
                Matcher newest =
                        NEWEST.matcher(Files.readString(state, StandardCharsets.ISO_8859_1));
                if (newest.find()) {
                    return below(folder, state.resolveSibling(""), newest.group(1));
                }
            }
        }
        return null;
    }

    private static @Nullable Path below(Path folder, Path from, String named) throws IOException {
        try {
            Path whole = from.resolve(named).normalize();
            Path last = from.resolve(String.valueOf(Path.of(named).getFileName())).normalize();
            for (Path prefix : List.of(whole, last)) {
                if (new FilesBelow(folder, "").own(index(prefix))) {
                    return prefix;
                }
            }
        } catch (InvalidPathException noPath) {
            return null;
        }
        return null;
    }

    private static Path index(Path prefix) {
        return prefix.resolveSibling(prefix.getFileName() + ".index");
    }

    /// What changes when one of the checkpoint's files does.
    static String stamp(Path prefix) throws IOException {
        StringBuilder all = new StringBuilder(prefix.toString());
        try (Stream<Path> beside = Files.list(prefix.resolveSibling(""))) {
            String name = prefix.getFileName() + ".";
            for (Path file :
                    beside.filter(f -> f.getFileName().toString().startsWith(name))
                            .sorted()
                            .toList()) {
                all.append(' ').append(FilesBelow.stamp(file));
            }
        }
        return all.toString();
    }

    /// Its tensors.
    ///
    /// @throws Broken if the index is damaged
    static CheckpointVectors read(Path folder, Path prefix) throws IOException {
        CheckpointVectors vectors = new CheckpointVectors(folder, prefix);
        if (Files.size(index(prefix)) > LONGEST_INDEX) {
            throw new Broken(0, "an index of at most " + LONGEST_INDEX + " bytes", "a longer one");
        }
        Bytes index = Bytes.of(Files.readAllBytes(index(prefix)));
        if (!SsTable.is(index)) {
            throw new Broken(0, "the index of a checkpoint of version 2", "another file");
        }
        new CheckpointIndex(index)
                .each(
                        entry -> {
                            if (entry.shape().rank() == 2) {
                                vectors.tensors.put(plain(entry.name()), entry);
                            }
                        });
        return vectors;
    }

    /// A tensor's name without what all variables of its kind have.
    static String plain(String name) {
        String bare = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
        return bare.endsWith(VALUE) ? bare.substring(0, bare.length() - VALUE.length()) : bare;
    }

    /// Names of all but what optimisers remember of others.
    List<String> names() {
        return tensors.entrySet().stream()
                .filter(of -> !of.getValue().name().contains(".OPTIMIZER_SLOT"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The number that the checkpoint's name ends in, by custom a step or how many were saved before; 0 without one.
    long step() {
        Matcher step = STEP.matcher(prefix.toString());
        return step.find() ? Long.parseLong(step.group(1)) : 0;
    }

    /// The checkpoint's own name.
    String name() {
        return String.valueOf(prefix.getFileName());
    }

    /// Why a tensor's vectors cannot be had; empty if they can.
    String problem(String name) throws IOException {
        CheckpointIndex.Entry entry = tensors.get(name);
        if (entry == null) {
            return "it has no such tensor of two dimensions";
        }
        DataType type = entry.type();
        if (type == null || !FloatStream.reads(type)) {
            return "its elements are no numbers with fractions, but "
                    + (type == null ? "unknown" : type);
        }
        if (entry.sliced()) {
            return "it lies in slices, which are not read";
        }
        Path file = data(entry);
        if (!files.own(file)) {
            return "there is no file " + file;
        }
        return entry.possible() && entry.offset() <= Files.size(file) - entry.size()
                ? ""
                : "it would lie beyond the end of " + file;
    }

    /// Rows and width.
    String shape(String name) {
        Shape shape = entry(name).shape();
        return shape.dimensions().get(0) + " " + shape.dimensions().get(1);
    }

    /// Its elements as 32-bit numbers, the lowest byte first, row by row: what the projector's `.bytes` hold.
    InputStream open(String name) throws IOException {
        CheckpointIndex.Entry entry = entry(name);
        DataType type = entry.type();
        if (type == null) {
            throw new IllegalArgumentException("elements of unknown type");
        }
        return new FloatStream(
                Files.newInputStream(data(entry)), entry.offset(), entry.size(), type);
    }

    private CheckpointIndex.Entry entry(String name) {
        CheckpointIndex.Entry entry = tensors.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor '" + name + "'");
        }
        return entry;
    }

    private Path data(CheckpointIndex.Entry entry) {
        return prefix.resolveSibling(entry.file(name()));
    }
}
