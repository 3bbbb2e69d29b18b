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
import java.util.ArrayList;
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
            "  loupe serve s3://experiments/2026   (or gs://…)",
            "  loupe serve mongodb://db/sacred",
            "  loupe serve model.onnx",
            "  loupe serve --store /data/runs --port 8080",
            "  loupe serve --host 0.0.0.0 --store 'jdbc:postgresql://db/loupe?user=loupe' \\",
            "      --artifacts /mnt/files",
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "Folders with logs, or their URLs, followed while they grow; model files.")
    List<String> paths = List.of();

    @Mixin ServeOptions options = new ServeOptions();

    @Mixin Places places = new Places();

    @Override
    public Integer call() throws IOException {
        Places.check(paths);
        List<Places.Place> all = new ArrayList<>();
        ServeOptions.Opened opened =
                options.open(
                        "store",
                        store -> {
                            all.addAll(open(store));
                            return Places.files(all);
                        });
        Store store = opened.store();
        Server server = opened.server();
        StoreLogbook book = new StoreLogbook(store, null, System.err::println);
        Following followed = new Following(Places.sites(all), book, store.bookmarks());
        followed.start();
        ServeOptions.untilEnd(
                followed::close, () -> Places.close(all), server::close, store::close);
        return Main.DONE;
    }

    private List<Places.Place> open(Store store) {
        Path cache = StoreOptions.cache(options.store.locationOr("store"));
        return places.open(paths, new Kinds(store, null).all(), cache, System.err::println);
    }
}
