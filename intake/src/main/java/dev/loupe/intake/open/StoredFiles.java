package dev.loupe.intake.open;

import dev.loupe.intake.FileLog;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/// The files of a run or model in a store, as sources tell them; it is remembered over a restart which were read.
final class StoredFiles implements FileLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StoreLogbook book;
    private final Store store;
    private final String folder;
    private final String of;
    private final String remembered;
    private final Map<String, String> stamps;
    private boolean stamped;

    /// @param folder where they lie in the store
    /// @param id     names the thing for the memory
    /// @param of     names the thing in sentences
    StoredFiles(StoreLogbook book, Store store, String folder, String id, String of) {
        this.book = book;
        this.store = store;
        this.folder = folder;
        this.of = of;
        remembered = "files of " + id;
        stamps =
                store.bookmarks()
                        .find(remembered)
                        .map(
                                text ->
                                        JSON.readValue(
                                                text,
                                                new TypeReference<TreeMap<String, String>>() {}))
                        .orElseGet(TreeMap::new);
    }

    @Override
    public void file(String path, String stamp, Opener content) {
        synchronized (this) {
            if (stamp.equals(stamps.get(path))) {
                return;
            }
        }
        try (InputStream in = content.open()) {
            store.artifacts().put(folder + "/" + ArtifactPath.checked(path), in);
            synchronized (this) {
                stamps.put(path, stamp);
                stamped = true;
            }
        } catch (IOException | Refused | IllegalArgumentException e) {
            book.damaged(
                    "The file '" + path + "' of " + of + " cannot be taken: " + e.getMessage());
        }
    }

    /// Remembers over a restart which files were read.
    synchronized void keepStamps() {
        if (stamped) {
            store.bookmarks().put(Map.of(remembered, JSON.writeValueAsString(stamps)));
            stamped = false;
        }
    }
}
