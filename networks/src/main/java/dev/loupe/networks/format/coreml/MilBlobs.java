package dev.loupe.networks.format.coreml;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files of a program's large constants, `@model_path/weights/weight.bin` (coremltools, mlmodel/src/MILBlob/Blob/StorageFormat.hpp).
///
/// ```
/// at 0:          blobs u32 | version u32, 2 | reserved to 64 bytes
/// at an offset:  0xDEADBEEF u32 | type u32 | bytes u64 | place u64 | padding in bits u64 | reserved to 64 bytes
/// ```
final class MilBlobs {
    private static final String HOME = "@model_path/";
    private static final int SENTINEL = 0xDEADBEEF;

    private final ModelFile model;
    private final Map<String, Optional<Bytes>> files = new HashMap<>();

    /// @param model the file that names them
    MilBlobs(ModelFile model) {
        this.model = model;
    }

    Tensor.Content content(String name, long offset, DataType type, long elements) {
        Bytes file = file(name);
        if (file == null) {
            return new Tensor.Absent("Its data file \"" + name + "\" is not beside the model.");
        }
        try {
            long length = file.i64(offset + 8);
            long need = type.bytesFor(elements);
            if (file.i32(offset) != SENTINEL || length != need) {
                return new Tensor.Absent(
                        "Its data should take %d bytes, the file says %d."
                                .formatted(need, file.i32(offset) == SENTINEL ? length : 0));
            }
            return new Tensor.Mapped(file.slice(file.i64(offset + 16), length));
        } catch (Broken broken) {
            return new Tensor.Absent("Its data would lie beyond the end of \"" + name + "\".");
        }
    }

    private @Nullable Bytes file(String name) {
        return files.computeIfAbsent(
                        name,
                        n -> {
                            String relative = n.startsWith(HOME) ? n.substring(HOME.length()) : n;
                            try {
                                Optional<Path> path = model.companion(relative);
                                return path.isPresent()
                                                && java.nio.file.Files.isRegularFile(path.get())
                                        ? Optional.of(Bytes.map(path.get()))
                                        : Optional.empty();
                            } catch (IOException failed) {
                                throw new UncheckedIOException(failed);
                            }
                        })
                .orElse(null);
    }
}
