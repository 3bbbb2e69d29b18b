package dev.loupe.intake.neptunedb;

import dev.loupe.intake.Claim;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stores that Neptune's client 3 keeps below `.neptune`, one `run_operations.sqlite3` a run with the files that were logged from memory beside it (neptune-scale 0.30, `sync/operations_repository.py`, version `v5` of its tables).
public final class NeptuneStoreFormat implements Format {
    private final Map<Path, String> refused = new ConcurrentHashMap<>();
    private final Set<Path> accepted = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "neptune-store";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String name : folder.files()) {
            if (name.endsWith(".sqlite3") && known(folder.path().resolve(name))) {
                Path real = folder.path().toRealPath().resolve(name);
                Path root = folder.root().toRealPath();
                finds.add(
                        new Claim.Find(
                                real.toString(), mark -> new NeptuneSource(real, root, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    private boolean known(Path file) throws IOException {
        if (accepted.contains(file)) {
            return true;
        }
        String stamp = FilesBelow.stamp(file);
        if (stamp.equals(refused.get(file))) {
            return false;
        }
        if (NeptuneStore.holdsOperations(file)) {
            return accepted.add(file);
        }
        refused.put(file, stamp);
        return false;
    }
}
