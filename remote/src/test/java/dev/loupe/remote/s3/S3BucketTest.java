package dev.loupe.remote.s3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.remote.mirror.Bucket;
import dev.loupe.remote.mirror.BucketContract;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/// A bucket on a fake of S3.
final class S3BucketTest extends BucketContract {
    S3BucketTest() throws IOException {
        super("s3", new FakeS3());
    }

    @Override
    protected Bucket open(String server, String bucket) {
        return new S3Bucket(S3Connection.open(bucket, Map.of("AWS_ENDPOINT_URL", server)));
    }

    @Test
    void requestsAreSignedWhereThereAreCredentialsAndElseAskedByNobody() throws IOException {
        store.put("a", "1");
        ask();
        assertTrue(
                store.authorizations.stream().allMatch("null"::equals),
                store.authorizations::toString);
        store.authorizations.clear();
        System.setProperty("aws.accessKeyId", "AKIDTEST");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            ask();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertTrue(
                store.authorizations.stream()
                        .allMatch(said -> said.startsWith("AWS4-HMAC-SHA256 Credential=AKIDTEST/")),
                store.authorizations::toString);
    }

    private void ask() throws IOException {
        try (Bucket bucket = open(store.url(), "bucket")) {
            assertTrue(bucket.list("", 10, object -> {}));
        }
    }
}
