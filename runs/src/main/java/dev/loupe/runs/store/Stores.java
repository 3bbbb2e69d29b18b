package dev.loupe.runs.store;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Opens stores.
public final class Stores {
    private Stores() {}

    /// @param location  a folder, made if it is absent, or a JDBC URL of a PostgreSQL database
    /// @param artifacts the folder of files; null for `artifacts` inside a folder store
    /// @throws Refused if it is open in another process, was written by a newer version, cannot be read, or no folder for files is named
    public static Store open(String location, @Nullable Path artifacts) {
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
                        "A store on PostgreSQL needs a folder for files that all its servers see: name it with --artifacts.");
            }
            return open(Database.atUrl(location), location.replaceFirst("\\?.*", ""), artifacts);
        }
        Path folder = Path.of(location);
        return open(
                Database.inFolder(folder),
                location,
                artifacts == null ? folder.resolve("artifacts") : artifacts);
    }

    private static Store open(Database database, String where, Path artifacts) {
        try {
            return new SqlStore(database, where, artifacts);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
