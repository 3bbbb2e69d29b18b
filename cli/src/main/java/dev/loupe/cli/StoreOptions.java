package dev.loupe.cli;

import dev.loupe.runs.artifact.ArtifactPlace;
import dev.loupe.runs.artifact.ContentFolder;
import dev.loupe.runs.artifact.Contents;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the store is, said the same way to every command.
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "DIR|jdbc:postgresql://…",
            description =
                    "The folder, or the PostgreSQL database, that keeps the runs (default: ~/.loupe/store; the demo's is ~/.loupe/demo).")
    @Nullable String store;

    @Option(
            names = "--artifacts",
            paramLabel = "DIR|s3://BUCKET/PREFIX|gs://…",
            description =
                    "The folder, or the part of a bucket, that keeps files (default: inside the store's folder).")
    @Nullable String artifacts;

    /// The folder or URL asked for, else `~/.loupe/NAME`.
    String locationOr(String name) {
        return store != null ? store : home(name);
    }

    /// `~/.loupe/NAME`.
    static String home(String name) {
        return Path.of(System.getProperty("user.home"), ".loupe", name).toString();
    }

    /// Where files are kept for the store at that location; null for inside its folder. To be closed with the store.
    @Nullable Contents contents(String location) {
        if (artifacts == null) {
            return null;
        }
        return artifacts.contains("://")
                ? ArtifactPlace.of(artifacts, cache(location))
                : new ContentFolder(Path.of(artifacts));
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
