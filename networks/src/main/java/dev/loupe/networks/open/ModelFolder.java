package dev.loupe.networks.open;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder that is one model, told by the names in it.
///
/// @param kind  what it is
/// @param bytes of all its files
record ModelFolder(Kind kind, long bytes, long millis) {
    private static final int DEPTH = 4;
    private static final int MOST = 5_000;

    /// Weights as Transformers, PEFT and Diffusers name them, or their index.
    private static final List<String> WEIGHTS =
            List.of(
                    "model.safetensors",
                    "diffusion_pytorch_model.safetensors",
                    "adapter_model.safetensors",
                    "open_clip_model.safetensors",
                    "pytorch_model.bin",
                    "diffusion_pytorch_model.bin",
                    "adapter_model.bin");

    /// What a folder can be. Below a [#HUGGING_FACE] folder other models may lie, as its ONNX twin does.
    enum Kind {
        SAVED_MODEL,
        ML_PACKAGE,
        PIPELINE,
        HUGGING_FACE;

        /// Whether a file in the folder is a part of it.
        boolean holds(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            return this != HUGGING_FACE || name.endsWith(".safetensors") || name.endsWith(".bin");
        }
    }

    /// Empty if the folder is no model.
    static Optional<ModelFolder> of(Path folder) throws IOException {
        Optional<Kind> kind = kind(folder);
        return kind.isPresent() ? Optional.of(measured(kind.get(), folder)) : Optional.empty();
    }

    private static Optional<Kind> kind(Path folder) {
        if (there(folder, "saved_model.pb")) {
            return Optional.of(Kind.SAVED_MODEL);
        }
        String title = String.valueOf(folder.getFileName());
        if (there(folder, "Manifest.json") && title.endsWith(".mlpackage")
                || there(folder, "model.mil") && title.endsWith(".mlmodelc")) {
            return Optional.of(Kind.ML_PACKAGE);
        }
        if (there(folder, "model_index.json")) {
            return Optional.of(Kind.PIPELINE);
        }
        boolean configured = there(folder, "config.json") || there(folder, "adapter_config.json");
        boolean weighty =
                WEIGHTS.stream()
                        .anyMatch(
                                name -> there(folder, name) || there(folder, name + ".index.json"));
        return configured && weighty ? Optional.of(Kind.HUGGING_FACE) : Optional.empty();
    }

    private static boolean there(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /// Links are followed to what they name, but folders are not entered by links.
    private static ModelFolder measured(Kind kind, Path folder) throws IOException {
        long bytes = 0;
        long millis = 0;
        int depth = kind == Kind.HUGGING_FACE ? 1 : DEPTH;
        try (Stream<Path> files = Files.walk(folder, depth, new FileVisitOption[0])) {
            for (Path file : files.limit(MOST).toList()) {
                if (Files.isRegularFile(file)) {
                    bytes += Files.size(file);
                    millis = Math.max(millis, Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return new ModelFolder(kind, bytes, millis);
    }
}
