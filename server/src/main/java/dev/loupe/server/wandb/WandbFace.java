package dev.loupe.server.wandb;

import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Face;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.Map;

/// What `WANDB_BASE_URL` may point to. The client repeats what fails for days and ends its user's program on some answers, so a question that is not known is answered with no data.
public final class WandbFace implements Face {
    private static final System.Logger LOG = System.getLogger(WandbFace.class.getName());
    private final Router router = new Router();

    public WandbFace(Store store) {
        StoreLogbook book =
                new StoreLogbook(store, null, what -> LOG.log(System.Logger.Level.WARNING, what));
        LiveRuns runs = new LiveRuns(store, book);
        LiveArtifacts artifacts = new LiveArtifacts(store);
        new FileStream(runs).addTo(router);
        new Uploads(store).addTo(router);
        new ArtifactReads(store, artifacts).addTo(router);
        new GraphQl(runs, artifacts).addTo(router);
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/graphql")
                || path.startsWith("/files/") && path.endsWith("/file_stream")
                || path.startsWith(ArtifactReads.PREFIX)
                || path.startsWith("/wandb/");
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        int status =
                switch (failure) {
                    case Problem problem -> problem.status();
                    case Refused refused when refused.why() == Refused.Why.UNAVAILABLE -> 503;
                    case Refused refused when refused.why() == Refused.Why.ABSENT -> 404;
                    case Refused refused -> 400;
                    default -> 500;
                };
        String what = failure.getMessage() == null ? "The server failed." : failure.getMessage();
        Response answer = Response.json(Map.of("error", what)).status(status);
        return status == 401 ? answer.header("www-authenticate", "Basic realm=\"wandb\"") : answer;
    }
}
