package dev.loupe.intake.mlruns;

import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;
import dev.loupe.runs.Registry.Catalogued;
import dev.loupe.runs.Registry.Registered;
import dev.loupe.runs.Registry.Version;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One registered model's folder, `models/NAME` (`mlflow/store/model_registry/file_store.py`): `meta.yaml`, a file each tag and alias, and a folder `version-N` each version.
final class RegisteredSource implements Source {
    private final Path model;
    private final Patience patience = new Patience();
    private long signature = -1;

    RegisteredSource(Path model) {
        this.model = model;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        if (patience.waits()) {
            return false;
        }
        long now = TextFiles.signature(model);
        boolean anew = now != signature;
        if (anew) {
            Optional<Catalogued> whole = whole();
            if (whole.isEmpty()) {
                return false;
            }
            Path registry = model.getParent();
            book.registered(String.valueOf(registry), whole.get());
            signature = now;
        }
        patience.saw(anew);
        return false;
    }

    /// Empty while something of it is being written.
    private Optional<Catalogued> whole() throws IOException {
        MetaFile meta = MetaFile.of(model);
        String name = meta.text("name");
        if (name.isEmpty() || meta.number("last_updated_timestamp") < 0) {
            return Optional.empty();
        }
        TreeMap<String, Integer> aliases = new TreeMap<>();
        for (Map.Entry<String, String> alias : TextFiles.all(model.resolve("aliases")).entrySet()) {
            try {
                aliases.put(alias.getKey(), Integer.parseInt(alias.getValue().strip()));
            } catch (NumberFormatException halfWritten) {
                return Optional.empty();
            }
        }
        List<Version> versions = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(model, "version-*")) {
            for (Path folder : all) {
                Optional<Version> version = version(name, folder, aliases);
                if (version.isEmpty()) {
                    return Optional.empty();
                }
                versions.add(version.get());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        versions.sort(Comparator.comparing(Version::version));
        return Optional.of(
                new Catalogued(
                        new Registered(
                                name,
                                meta.text("description"),
                                meta.number("creation_timestamp"),
                                meta.number("last_updated_timestamp"),
                                TextFiles.all(model.resolve("tags")),
                                aliases),
                        versions));
    }

    private static Optional<Version> version(String name, Path folder, Map<String, Integer> aliases)
            throws IOException {
        MetaFile meta = MetaFile.of(folder);
        long number = meta.number("version");
        if (number < 1 || number > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        String stage = meta.text("current_stage");
        String status = meta.text("status");
        return Optional.of(
                new Version(
                        name,
                        (int) number,
                        meta.text("source"),
                        meta.run("run_id"),
                        meta.textOrNull("run_link"),
                        meta.textOrNull("model_id"),
                        stage.isEmpty() ? "None" : stage,
                        status.isEmpty() ? "READY" : status,
                        meta.textOrNull("status_message"),
                        meta.text("description"),
                        meta.text("user_id"),
                        meta.number("creation_timestamp"),
                        meta.number("last_updated_timestamp"),
                        TextFiles.all(folder.resolve("tags")),
                        aliases.entrySet().stream()
                                .filter(alias -> alias.getValue() == number)
                                .map(Map.Entry::getKey)
                                .toList()));
    }

    @Override
    public String bookmark() {
        return "";
    }
}
