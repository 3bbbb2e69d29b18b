package dev.loupe.remote.gcs;

import dev.loupe.remote.mirror.Bucket;
import dev.loupe.remote.mirror.BucketContract;

import java.io.IOException;
import java.util.Map;

/// A bucket on a fake of Google Cloud Storage.
final class GcsBucketTest extends BucketContract {
    GcsBucketTest() throws IOException {
        super("gs", new FakeGcs());
    }

    @Override
    protected Bucket open(String server, String bucket) {
        return GcsBucket.open(bucket, Map.of("STORAGE_EMULATOR_HOST", server));
    }
}
