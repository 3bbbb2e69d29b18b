package dev.loupe.intake.mlflowdb;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// SQLite databases of MLflow (`mlflow.db`, the default since 3.7): those that hold its tables of runs and metrics.
public final class MlflowDatabaseFormat implements Format {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "mlflow";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String name : folder.files()) {
            Path file = folder.path().resolve(name);
            if ((name.endsWith(".db") || name.endsWith(".sqlite")) && begins(file)) {
                Path real = file.toRealPath();
                if (MlflowDatabase.holdsRuns(real)) {
                    Path root = folder.root();
                    finds.add(
                            new Claim.Find(
                                    real.toString(), mark -> new MlflowDatabase(real, root, mark)));
                }
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    private static boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }
}
