package dev.loupe.intake.comet;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.ZipLogs;

import java.io.IOException;

/// Zip archives of Comet's OfflineExperiment (comet_ml 3.58): `experiment.json`, `messages.json` with a message a line, and what was uploaded under random names.
public final class CometFormat implements Format {
    static final String EXPERIMENT = "experiment.json";
    static final String MESSAGES = "messages.json";

    private final ZipLogs archives = new ZipLogs(EXPERIMENT, MESSAGES);

    @Override
    public String name() {
        return "comet";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        return archives.claim(folder, CometSource::open);
    }
}
