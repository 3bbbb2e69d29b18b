package dev.loupe.remote.s3;

import dev.loupe.remote.mirror.Body;
import dev.loupe.remote.mirror.Bucket;
import dev.loupe.remote.mirror.StoredObject;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/// A bucket by S3's protocol: ListObjectsV2, and GetObject of a version by its ETag.
final class S3Bucket implements Bucket {
    private static final int MOST_EMPTY_PAGES = 200;

    private final S3Connection connection;

    S3Bucket(S3Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean list(String prefix, long most, Consumer<StoredObject> object)
            throws IOException {
        long told = 0;
        int empty = 0;
        String next = null;
        while (empty < MOST_EMPTY_PAGES) {
            ListObjectsV2Response answer = page(prefix, next, (int) Math.min(PAGE, most));
            empty += answer.contents().isEmpty() ? 1 : 0;
            for (S3Object one : answer.contents()) {
                if (told++ == most) {
                    return false;
                }
                object.accept(
                        new StoredObject(
                                one.key(),
                                one.size() == null ? -1 : one.size(),
                                String.valueOf(one.eTag()),
                                one.lastModified() == null
                                        ? 0
                                        : one.lastModified().toEpochMilli()));
            }
            next = answer.nextContinuationToken();
            if (!Boolean.TRUE.equals(answer.isTruncated()) || next == null) {
                return true;
            }
        }
        return false;
    }

    private ListObjectsV2Response page(String prefix, @Nullable String next, int most)
            throws IOException {
        try {
            return connection
                    .client()
                    .listObjectsV2(
                            ListObjectsV2Request.builder()
                                    .bucket(connection.bucket())
                                    .prefix(prefix)
                                    .continuationToken(next)
                                    .maxKeys(most)
                                    .build());
        } catch (SdkException e) {
            throw new IOException("cannot be listed: " + connection.why(e), e);
        }
    }

    @Override
    public InputStream read(StoredObject object, long from) throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder()
                        .bucket(connection.bucket())
                        .key(object.key())
                        .ifMatch(object.version());
        if (from > 0) {
            request.range("bytes=" + from + "-");
        }
        try {
            ResponseInputStream<GetObjectResponse> body =
                    connection.client().getObject(request.build());
            String range = body.response().contentRange();
            if (from > 0 && (range == null || !range.startsWith("bytes " + from + "-"))) {
                body.abort();
                throw new IOException("the server answers with another part than was asked for");
            }
            return new Body(body, body::abort);
        } catch (S3Exception e) {
            if (e.statusCode() == 404 || e.statusCode() == 412 || e.statusCode() == 416) {
                throw new NoSuchFileException(object.key());
            }
            throw new IOException(connection.why(e), e);
        } catch (SdkException e) {
            throw new IOException(connection.why(e), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
