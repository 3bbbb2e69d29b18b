package dev.loupe.cli;

import dev.loupe.cli.offline.FollowedFolders;
import dev.loupe.cli.offline.StoreSink;
import dev.loupe.runs.Store;
import dev.loupe.server.Server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `loupe serve`: the workbench and the tracking server.
@Command(
        name = "serve",
        description = "The workbench and the tracking server.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  loupe serve",
            "  loupe serve ./offline-runs          (followed while it grows)",
            "  loupe serve --store /data/runs --port 8080",
            "  loupe serve --host 0.0.0.0 --store jdbc:postgresql://db/loupe?user=loupe --artifacts /mnt/files",
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Folders of runs, opened and followed while they grow.")
    List<Path> paths = List.of();

    @Mixin ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws IOException {
        for (Path path : paths) {
            ImportCommand.recognise(path);
        }
        ServeOptions.Opened opened = options.open("store");
        Store store = opened.store();
        Server server = opened.server();
        FollowedFolders followed =
                new FollowedFolders(paths, new StoreSink(store, null), System.err::println);
        followed.start();
        ServeOptions.untilEnd(followed::close, server::close, store::close);
        return Main.DONE;
    }
}
