package dev.loupe.cli;

import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;
import dev.loupe.server.Server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
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
            "  loupe serve --store /data/runs --port 8080",
            "  loupe serve --host 0.0.0.0 --store jdbc:postgresql://db/loupe?user=loupe --artifacts /mnt/files",
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws IOException {
        String location = options.store.locationOr("store");
        Store store = Stores.open(location, options.store.artifacts);
        Server server;
        try {
            server = options.start(store, location);
        } catch (RuntimeException | IOException e) {
            store.close();
            throw e;
        }
        ServeOptions.untilEnd(server, store);
        return Main.DONE;
    }
}
