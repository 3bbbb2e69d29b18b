package dev.loupe.cli;

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
    @Nullable Path artifacts;

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
