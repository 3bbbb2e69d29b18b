package dev.loupe.intake.mlruns;

import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// An experiment's traces of language models: said to be there, once.
final class TracesSource implements Source {
    private final Path traces;
    private boolean said;

    TracesSource(Path traces) {
        this.traces = traces;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        if (!said && Files.isDirectory(traces)) {
            try (DirectoryStream<Path> some = Files.newDirectoryStream(traces)) {
                if (some.iterator().hasNext()) {
                    book.passedOver("The traces in " + traces + " are passed over.");
                    said = true;
                }
            }
        }
        return false;
    }

    @Override
    public String bookmark() {
        return "";
    }
}
