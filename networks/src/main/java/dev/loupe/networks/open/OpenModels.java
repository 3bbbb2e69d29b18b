package dev.loupe.networks.open;

import dev.loupe.core.Reading;
import dev.loupe.core.Unfit;
import dev.loupe.core.Wording;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.NotModels;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The models that were asked for last, read again when their files change.
public final class OpenModels {
    private static final int MOST = 8;

    private record Kept(long bytes, long millis, OpenModel model) {}

    private final Map<Path, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, Kept> eldest) {
                    return size() > MOST;
                }
            };

    /// The model in a file or folder. Safe for many threads; one reads at a time.
    ///
    /// @throws IOException if the disk fails
    /// @throws Unfit with one sentence if it holds no model that can be read
    public synchronized OpenModel open(Path file) throws IOException {
        Optional<ModelFolder> folder =
                Files.isDirectory(file) ? ModelFolder.of(file) : Optional.empty();
        long bytes = folder.isPresent() ? folder.get().bytes() : Files.size(file);
        long millis =
                folder.isPresent()
                        ? folder.get().millis()
                        : Files.getLastModifiedTime(file).toMillis();
        Kept known = kept.get(file);
        if (known != null && known.bytes == bytes && known.millis == millis) {
            return known.model;
        }
        ModelFile source = ModelFile.open(file);
        Model model =
                switch (Formats.read(source)) {
                    case Reading.Read<Model>(Model read) -> read;
                    case Reading.NotThisFormat<Model> _ -> throw new Unfit(NotModels.of(source));
                    case Reading.Damaged<Model> damaged ->
                            throw new Unfit(
                                    Wording.of(
                                            "model.damaged",
                                            "The model is damaged at byte {at}: expected {expected}, found {found}.",
                                            "at",
                                            damaged.offset(),
                                            "expected",
                                            damaged.expected(),
                                            "found",
                                            damaged.found()));
                };
        OpenModel opened = new OpenModel(file, model);
        kept.put(file, new Kept(bytes, millis, opened));
        return opened;
    }
}
