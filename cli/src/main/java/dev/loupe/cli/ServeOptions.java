package dev.loupe.cli;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;
import dev.loupe.server.Server;
import dev.loupe.server.auth.AccessToken;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// How the workbench is served; shared by `serve` and `demo`.
final class ServeOptions {
    private static final int MOST_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Mixin StoreOptions store = new StoreOptions();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on (default: ${DEFAULT-VALUE}). Any but loopback asks clients for an access token.")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "5050",
            description = "The port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port = 5050;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A further name by which clients may call this server.")
    List<String> hosts = List.of();

    @Option(
            names = "--no-auth",
            description = "Ask for no access token, also on an address that others can reach.")
    boolean noAuth;

    @Option(
            names = "--wandb",
            description =
                    "Let the Weights & Biases client log here: WANDB_BASE_URL is this server, WANDB_API_KEY the access token or any 40 characters.")
    boolean wandb;

    @Option(names = "--no-open", description = "Do not open a browser.")
    boolean noOpen;

    @Option(
            names = "--url-file",
            paramLabel = "FILE",
            description = "Write the address there once the server answers.")
    @Nullable Path urlFile;

    private @Nullable String token;

    /// What clients must say to the server that was started; null for nothing.
    @Nullable String token() {
        return token;
    }

    /// An opened store and the server over it.
    record Opened(Store store, Server server) {}

    /// Opens the store, `~/.loupe/NAME` when none is said, and serves it.
    ///
    /// @param within asked once the store is open: files, and folders with files, that may hold models
    Opened open(String name, Function<Store, List<Path>> within) throws IOException {
        if (port < 0 || port > MOST_PORT) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "--port must be from 0 to " + MOST_PORT + ", but is " + port + ".");
        }
        String location = store.locationOr(name);
        Thread aside = Thread.ofPlatform().daemon().name("loupe-prepare").start(Server::prepare);
        Store opened = Stores.open(location, store.contents(location));
        try {
            aside.join();
            return new Opened(opened, start(opened, location, within.apply(opened)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.close();
            throw new IOException("The start was interrupted.", e);
        } catch (RuntimeException | IOException e) {
            opened.close();
            throw e;
        }
    }

    /// Listens, says so, and opens a browser.
    private Server start(Store opened, String location, List<Path> paths) throws IOException {
        boolean folder = !location.startsWith("jdbc:");
        boolean open = LOOPBACK.contains(host);
        if (!open && !noAuth) {
            Path home =
                    folder ? Path.of(location) : Path.of(System.getProperty("user.home"), ".loupe");
            token = AccessToken.keptIn(home.resolve("access-token"));
        }
        String where =
                folder
                        ? Path.of(location).toAbsolutePath().normalize().toString()
                        : location.replaceFirst("\\?.*", "");
        Server server =
                Server.start(
                        new Server.Config(
                                opened,
                                host,
                                port,
                                token,
                                new LinkedHashSet<>(hosts),
                                Version.text(),
                                where,
                                wandb,
                                paths));
        System.out.println("Loupe is at " + server.url() + "  (store: " + where + ")");
        System.out.println("MLflow clients: MLFLOW_TRACKING_URI=" + server.url());
        if (wandb) {
            System.out.println("W&B clients: WANDB_BASE_URL=" + server.url());
        }
        if (token != null) {
            System.out.println(
                    "Access token: "
                            + token
                            + "  (browser: "
                            + server.url()
                            + "/login?token="
                            + token
                            + ")");
        }
        System.out.flush();
        if (urlFile != null) {
            Files.writeString(urlFile, server.url());
        }
        if (!noOpen) {
            Browser.open(token == null ? server.url() : server.url() + "/login?token=" + token);
        }
        return server;
    }

    /// Waits until the process is asked to end, then closes in the order given.
    static void untilEnd(Runnable... closings) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    for (Runnable closing : closings) {
                                        closing.run();
                                    }
                                    main.interrupt();
                                }));
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
