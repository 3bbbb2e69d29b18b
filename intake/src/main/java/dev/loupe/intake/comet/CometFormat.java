package dev.loupe.intake.comet;

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
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Zip archives of Comet's OfflineExperiment (comet_ml 3.58): `experiment.json`, `messages.json` with a message a line, and what was uploaded under random names.
public final class CometFormat implements Format {
    static final String EXPERIMENT = "experiment.json";
    static final String MESSAGES = "messages.json";

    private final Map<Path, String> refused = new ConcurrentHashMap<>();
    private final Set<Path> accepted = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "comet";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            if (file.endsWith(".zip") && known(folder.path().resolve(file))) {
                Path real = folder.path().toRealPath().resolve(file);
                finds.add(new Claim.Find(real.toString(), mark -> new CometSource(real, mark)));
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
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(EXPERIMENT) != null && zip.getEntry(MESSAGES) != null) {
                return accepted.add(file);
            }
        } catch (ZipException | IllegalArgumentException notYet) {
            // An archive that is being written has no table of entries yet; it is looked at again
            // when it has changed.
        }
        refused.put(file, stamp);
        return false;
    }
}
