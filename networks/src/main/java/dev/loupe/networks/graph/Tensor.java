package dev.loupe.networks.graph;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Stored weights: what they are and where they lie. Nothing is read until it is asked for.
///
/// @param name   as in the file, may be empty
/// @param shape  all extents known
/// @param stored elements that are stored: those of the shape, or fewer where it is sparse
public record Tensor(String name, DataType type, Shape shape, long stored, Content content) {
    /// Where the elements lie, row-major.
    public sealed interface Content {}

    /// In a mapped file.
    public record Mapped(Bytes bytes) implements Content {}

    /// In another file, from `offset` on; it may be missing.
    public record Elsewhere(Path file, long offset, long length) implements Content {}

    /// Packed in an archive, or in columns that must be put together: made when asked for.
    ///
    /// @param key equal for tensors that share their data
    public record Made(String key, long length, Source source) implements Content {}

    /// Makes a tensor's bytes, little-endian and row-major.
    @FunctionalInterface
    public interface Source {
        Bytes read() throws java.io.IOException;
    }

    /// Not in any file.
    ///
    /// @param why one sentence
    public record Absent(String why) implements Content {}

    /// A dense tensor in a mapped file.
    public static Tensor mapped(String name, DataType type, Shape shape, Bytes bytes) {
        return new Tensor(name, type, shape, shape.elements(), new Mapped(bytes));
    }

    /// The same under another name.
    public Tensor named(String other) {
        return new Tensor(other, type, shape, stored, content);
    }

    /// Bytes that the elements take where they are stored.
    public long bytes() {
        return switch (content) {
            case Mapped mapped -> mapped.bytes.length();
            case Elsewhere elsewhere -> elsewhere.length;
            case Made made -> made.length;
            case Absent absent -> 0;
        };
    }

    /// Those that do not share their data with one before them.
    public static Stream<Tensor> distinct(List<Tensor> tensors) {
        Set<Object> seen = new HashSet<>();
        return tensors.stream()
                .filter(
                        t -> {
                            Object place = t.place();
                            return place == null || seen.add(place);
                        });
    }

    /// Elements of all of them, data that is shared counted once, sparse ones by what is stored. Saturates at the greatest `long`.
    public static long parameters(List<Tensor> tensors) {
        return distinct(tensors)
                .mapToLong(Tensor::stored)
                .reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    }

    /// What tensors that share their data have in common; null where there are no data.
    public @Nullable Object place() {
        return switch (content) {
            case Mapped mapped when mapped.bytes.length() > 0 ->
                    List.of(mapped.bytes.segment().address(), mapped.bytes.length());
            case Elsewhere elsewhere -> elsewhere;
            case Made made -> made.key;
            default -> null;
        };
    }
}
