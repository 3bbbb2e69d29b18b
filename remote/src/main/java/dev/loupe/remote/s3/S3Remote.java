package dev.loupe.remote.s3;

import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Site;
import dev.loupe.remote.mirror.MirroredSite;
import dev.loupe.remote.mirror.Target;

import java.util.Set;

/// `s3://BUCKET/PREFIX`.
public final class S3Remote implements Remote {
    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Site open(String url, Wishes wishes) {
        Target target = Target.of(url);
        return new MirroredSite(
                new S3Bucket(S3Connection.open(target.bucket(), System.getenv())), target, wishes);
    }
}
