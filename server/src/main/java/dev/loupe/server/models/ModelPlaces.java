package dev.loupe.server.models;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;
import dev.loupe.networks.open.ModelFiles;
import dev.loupe.networks.open.OpenModel;
import dev.loupe.networks.open.OpenModels;
import dev.loupe.runs.Absent;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import java.io.IOException;
import java.nio.file.Path;

/// Where the models lie that addresses name: `file:KEY` for one that was opened or dropped, `run:RUN/PATH` for a file of a run.
final class ModelPlaces {
    private final Store store;
    private final ModelFiles files;
    private final DroppedModels dropped;
    private final OpenModels models = new OpenModels();

    ModelPlaces(Store store, ModelFiles files, DroppedModels dropped) {
        this.store = store;
        this.files = files;
        this.dropped = dropped;
    }

    /// @param at   as in the address
    /// @param name for people
    /// @param run  its id where it is a run's, else empty
    record Place(String at, String name, String run, Path path) {}

    /// @throws Problem 400 or 404 with one sentence
    Place place(Request request) throws IOException {
        return place(request, "at");
    }

    /// @param name of the part of the address that names the model
    /// @throws Problem 400 or 404 with one sentence
    Place place(Request request, String name) throws IOException {
        String at =
                request.first(name)
                        .orElseThrow(() -> new Problem(400, "'" + name + "' is missing."));
        if (at.startsWith("file:")) {
            String key = at.substring(5);
            ModelFiles.Found found =
                    files.find(key)
                            .or(() -> dropped.find(key))
                            .orElseThrow(
                                    () ->
                                            new Problem(
                                                    404,
                                                    Wording.of(
                                                            "opened.absent",
                                                            "No opened file is called '{at}'.",
                                                            "at",
                                                            at)));
            return new Place(at, found.name(), "", found.path());
        }
        int slash = at.indexOf('/');
        if (!at.startsWith("run:") || slash < 0) {
            throw new Problem(
                    400, "'" + name + "' must be file:KEY or run:RUN/PATH, but is '" + at + "'.");
        }
        RunId id = new RunId(at.substring(4, slash));
        Run run = store.runs().find(id).orElseThrow(() -> new Problem(404, Absent.run(id)));
        String below = at.substring(slash + 1);
        Path local =
                store.artifacts()
                        .local(run.files() + "/" + ArtifactPath.checked(below))
                        .orElseThrow(() -> new Problem(404, Absent.file(below)));
        return new Place(at, below, id.value(), local);
    }

    /// @throws Problem 400 with one sentence if the file holds no model
    OpenModel model(Request request) throws IOException {
        return model(request, "at");
    }

    /// @throws Problem 400 with one sentence if the file holds no model
    OpenModel model(Request request, String name) throws IOException {
        try {
            return models.open(place(request, name).path());
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, e);
        }
    }
}
