package dev.loupe.remote.gcs;

import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Site;
import dev.loupe.remote.mirror.MirroredSite;
import dev.loupe.remote.mirror.Target;

import java.util.Set;

/// `gs://BUCKET/PREFIX`.
public final class GcsRemote implements Remote {
    @Override
    public Set<String> schemes() {
        return Set.of("gs");
    }

    @Override
    public Site open(String url, Wishes wishes) {
        Target target = Target.of(url);
        return new MirroredSite(GcsBucket.open(target.bucket(), System.getenv()), target, wishes);
    }
}
