package dev.loupe.server;

import dev.loupe.networks.open.ModelFiles;
import dev.loupe.runs.Store;
import dev.loupe.server.api.ApiFace;
import dev.loupe.server.api.Routes;
import dev.loupe.server.auth.AccessGate;
import dev.loupe.server.auth.LoginRoutes;
import dev.loupe.server.http.Face;
import dev.loupe.server.http.HttpServer;
import dev.loupe.server.live.LiveRoutes;
import dev.loupe.server.mlflow.MlflowFace;
import dev.loupe.server.models.DroppedModels;
import dev.loupe.server.wandb.WandbFace;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A running server: the pages, Loupe's API and the MLflow face on one port, over one store, which it does not close.
public final class Server implements AutoCloseable {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer http;
    private final LiveRoutes live;
    private final DroppedModels dropped;
    private final Config config;

    /// @param port         0 for a free one
    /// @param token        null to ask for none
    /// @param allowedHosts names by which it may be called, besides loopback's and `host`
    /// @param where        the store's place, for people
    /// @param wandb        whether the W&B client may log here
    /// @param opened       files, and folders with files, that may hold models
    public record Config(
            Store store,
            String host,
            int port,
            @Nullable String token,
            Set<String> allowedHosts,
            String version,
            String where,
            boolean wandb,
            List<Path> opened) {
        /// On loopback, without a token.
        public static Config local(Store store, int port) {
            return new Config(
                    store, "127.0.0.1", port, null, Set.of(), "development", "", false, List.of());
        }
    }

    private Server(HttpServer http, LiveRoutes live, DroppedModels dropped, Config config) {
        this.http = http;
        this.live = live;
        this.dropped = dropped;
        this.config = config;
    }

    /// Loads what [#start] needs; for a thread aside, while the store is opened.
    public static void prepare() {
        HttpServer.prepare();
    }

    /// Listens when it returns.
    public static Server start(Config config) {
        Set<String> hosts = new HashSet<>(LOOPBACK);
        hosts.add(named(config.host));
        config.allowedHosts.forEach(host -> hosts.add(named(host)));
        boolean anyHost =
                config.token != null && (config.host.equals("0.0.0.0") || config.host.equals("::"));
        AccessGate gate = new AccessGate(hosts, anyHost, config.token);
        DroppedModels dropped = new DroppedModels();
        LiveRoutes live = new LiveRoutes(config.store.changes());
        ApiFace api = new ApiFace();
        live.addTo(api.router());
        new LoginRoutes(gate).addTo(api.router());
        Routes.addTo(
                api.router(),
                config.store,
                config.version,
                config.where,
                new ModelFiles(config.opened),
                dropped);
        List<Face> faces = new ArrayList<>(List.of(new MlflowFace(config.store)));
        if (config.wandb) {
            faces.add(new WandbFace(config.store));
        }
        faces.add(api);
        return new Server(
                HttpServer.start(config.host, config.port, gate, faces), live, dropped, config);
    }

    public int port() {
        return http.port();
    }

    /// Where a browser finds it.
    public String url() {
        String host =
                config.host.equals("0.0.0.0") || config.host.equals("::")
                        ? "127.0.0.1"
                        : config.host;
        return "http://" + named(host) + ":" + http.port();
    }

    /// A host as addresses write it: an IPv6 address stands in brackets.
    private static String named(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.indexOf(':') < 0 || name.startsWith("[") ? name : "[" + name + "]";
    }

    @Override
    public void close() {
        live.close();
        http.close();
        dropped.close();
    }
}
