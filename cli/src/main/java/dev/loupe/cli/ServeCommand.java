package dev.loupe.cli;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
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
            "  loupe serve ./logs                  (followed while training writes)",
            "  loupe serve model.onnx",
            "  loupe serve --store /data/runs --port 8080",
            "  loupe serve --host 0.0.0.0 --store jdbc:postgresql://db/loupe?user=loupe --artifacts /mnt/files",
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Folders with logs, followed while they grow; model files.")
    List<Path> paths = List.of();

    @Mixin ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws IOException {
        for (Path path : paths) {
            ImportCommand.exists(path);
        }
        ServeOptions.Opened opened = options.open("store", paths);
        Store store = opened.store();
        Server server = opened.server();
        StoreLogbook book = new StoreLogbook(store, null, System.err::println);
        Following followed =
                new Following(paths, new Kinds(store, null).all(), book, store.bookmarks());
        followed.start();
        ServeOptions.untilEnd(followed::close, server::close, store::close);
        return Main.DONE;
    }
}
