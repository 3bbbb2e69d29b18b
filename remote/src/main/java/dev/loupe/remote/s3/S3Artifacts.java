package dev.loupe.remote.s3;

import dev.loupe.remote.contents.ShelvedContents;
import dev.loupe.remote.mirror.Target;
import dev.loupe.runs.Refused;
import dev.loupe.runs.artifact.ArtifactPlace;
import dev.loupe.runs.artifact.Contents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// Artifacts in `s3://BUCKET/PREFIX`.
public final class S3Artifacts implements ArtifactPlace {
    private static final long MOST_COPIES = 8L << 30;

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Contents open(String url, Path cache) {
        Target target = Target.of(url);
        S3Shelf shelf =
                new S3Shelf(S3Connection.open(target.bucket(), System.getenv()), S3Shelf.PART);
        try {
            shelf.check(target.prefix());
        } catch (IOException e) {
            shelf.close();
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "Artifacts cannot be kept in %s: %s.".formatted(target.url(), e.getMessage()),
                    e);
        }
        return new ShelvedContents(shelf, target.url(), target.prefix(), cache, MOST_COPIES);
    }
}
