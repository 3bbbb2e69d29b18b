package dev.loupe.remote.gcs;

import dev.loupe.remote.contents.ShelvedContents;
import dev.loupe.remote.mirror.Target;
import dev.loupe.runs.artifact.ArtifactPlace;
import dev.loupe.runs.artifact.Contents;

import java.nio.file.Path;
import java.util.Set;

/// Artifacts in `gs://BUCKET/PREFIX`.
public final class GcsArtifacts implements ArtifactPlace {
    @Override
    public Set<String> schemes() {
        return Set.of("gs");
    }

    @Override
    public Contents open(String url, Path cache) {
        Target target = Target.of(url);
        GcsConnection connection =
                GcsConnection.open(target.bucket(), System.getenv(), Identity.Scope.WRITING);
        return ShelvedContents.checked(new GcsShelf(connection), target, cache);
    }
}
