package dev.loupe.intake.comet;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Recognised;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Zip archives of Comet's OfflineExperiment (comet_ml 3.58): `experiment.json`, `messages.json` with a message a line, and what was uploaded under random names.
public final class CometFormat implements Format {
    static final String EXPERIMENT = "experiment.json";
    static final String MESSAGES = "messages.json";

    private final Recognised recognised = new Recognised();

    @Override
    public String name() {
        return "comet";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            if (file.endsWith(".zip")
                    && recognised.file(folder.path().resolve(file), CometFormat::known)) {
                Path real = folder.path().toRealPath().resolve(file);
                finds.add(new Claim.Find(real.toString(), mark -> new CometSource(real, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    /// An archive that is being written has no table of entries yet.
    private static boolean known(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(EXPERIMENT) != null && zip.getEntry(MESSAGES) != null;
        } catch (ZipException | IllegalArgumentException notWhole) {
            return false;
        }
    }
}
