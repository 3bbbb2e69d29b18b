package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ContentFolder;
import dev.loupe.runs.artifact.Contents;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Opens stores.
public final class Stores {
    private Stores() {}

    /// @param location  a folder, made if it is absent, or a JDBC URL of a PostgreSQL database
    /// @param artifacts where files are kept, closed with the store; null for the folder `artifacts` inside a folder store
    /// @throws Refused if it is open in another process, was written by a newer version, cannot be read, or no place for files is named
    public static Store open(String location, @Nullable Contents artifacts) {
        if (location.startsWith("jdbc:") || location.contains("://")) {
            if (!location.startsWith("jdbc:postgresql:")) {
                throw new Refused(
                        Refused.Why.INVALID,
                        "A store is a folder or a jdbc:postgresql:// address, not '"
                                + location
                                + "'.");
            }
            if (artifacts == null) {
                throw new Refused(
                        Refused.Why.INVALID,
                        "A store on PostgreSQL needs a place for files that all its servers see, a folder, s3://BUCKET/PREFIX or gs://BUCKET/PREFIX: name it with --artifacts.");
            }
            return open(Database.atUrl(location), location.replaceFirst("\\?.*", ""), artifacts);
        }
        Path folder = Path.of(location);
        return open(
                Database.inFolder(folder),
                location,
                artifacts == null ? new ContentFolder(folder.resolve("artifacts")) : artifacts);
    }

    private static Store open(Database database, String where, Contents artifacts) {
        try {
            return new SqlStore(database, where, artifacts);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
