package dev.loupe.cli;

import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the store is, said the same way to every command.
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "DIR|jdbc:postgresql://…",
            description =
                    "The folder, or the PostgreSQL database, that keeps the runs (default: ~/.loupe/store).")
    @Nullable String store;

    @Option(
            names = "--artifacts",
            paramLabel = "DIR",
            description = "The folder that keeps files (default: inside the store's folder).")
    @Nullable String artifacts;

    /// The folder for files, null where none was named.
    ///
    /// @throws Refused for an address of an object store: what lies there can be opened, but files of runs are kept in folders
    @Nullable Path files() {
        if (artifacts != null && artifacts.contains("://")) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "Files of runs are kept in a folder, but --artifacts is '"
                            + artifacts
                            + "'; name a folder that all servers of the store see.");
        }
        return artifacts == null ? null : Path.of(artifacts);
    }

    /// The folder or URL asked for, else `~/.loupe/NAME`.
    String locationOr(String name) {
        return store != null
                ? store
                : Path.of(System.getProperty("user.home"), ".loupe", name).toString();
    }

    /// The folder for copies of what lies elsewhere, beside the store at that location; it may be deleted while no Loupe runs.
    static Path cache(String location) {
        Path home =
                location.startsWith("jdbc:")
                        ? Path.of(System.getProperty("user.home"), ".loupe")
                        : Path.of(location);
        return home.resolve("remote");
    }
}
