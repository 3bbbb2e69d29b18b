package dev.loupe.cli;

import dev.loupe.cli.demo.Demo;
import dev.loupe.runs.Store;
import dev.loupe.sdk.Loupe;
import dev.loupe.server.Server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `loupe demo`: the workbench on sample runs that train while one watches.
@Command(
        name = "demo",
        description = "The workbench on sample runs: real models, trained here while you watch.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Some thirty runs of two model families on two data sets; about two minutes. A second start goes on where the first one stopped.",
            "",
            "Examples:",
            "  loupe demo",
            "  loupe demo --pace 0 --port 8080     (as fast as they can; 2 is half as fast)",
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin ServeOptions options = new ServeOptions();

    @Option(
            names = "--pace",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description =
                    "How slowly the trainings go, so that one can watch; 0 for as fast as they can (default: ${DEFAULT-VALUE}).")
    double pace = 1;

    @Override
    public Integer call() throws IOException {
        ServeOptions.Opened opened = options.open("demo", store -> List.of());
        Store store = opened.store();
        Server server = opened.server();
        Path spool = Path.of(System.getProperty("user.home"), ".loupe", "spool");
        Demo demo =
                new Demo(
                        store,
                        Loupe.server(URI.create(server.url()), options.token(), spool),
                        Math.max(0, pace));
        int runs = demo.start();
        System.out.println(
                runs == 0
                        ? "The sample runs are trained already."
                        : "Training " + runs + " sample runs. Ctrl+C ends Loupe.");
        ServeOptions.untilEnd(demo::close, server::close, store::close);
        return Main.DONE;
    }
}
