package dev.loupe.remote.s3;

import dev.loupe.remote.contents.ShelvedContents;
import dev.loupe.remote.mirror.Target;
import dev.loupe.runs.artifact.ArtifactPlace;
import dev.loupe.runs.artifact.Contents;

import java.nio.file.Path;
import java.util.Set;

/// Artifacts in `s3://BUCKET/PREFIX`.
public final class S3Artifacts implements ArtifactPlace {
    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Contents open(String url, Path cache) {
        Target target = Target.of(url);
        S3Connection connection = S3Connection.open(target.bucket(), System.getenv());
        return ShelvedContents.checked(new S3Shelf(connection, S3Shelf.PART), target, cache);
    }
}
