package dev.loupe.remote.s3;

import dev.loupe.remote.mirror.Body;
import dev.loupe.remote.mirror.Bucket;
import dev.loupe.remote.mirror.StoredObject;
import dev.loupe.remote.mirror.Unreached;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// A bucket by S3's protocol: ListObjectsV2, and GetObject of a version by its ETag.
final class S3Bucket implements Bucket {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_EMPTY_PAGES = 200;

    private final String name;
    private final Identity identity;
    private final S3Client client;

    private S3Bucket(String name, Identity identity, S3Client client) {
        this.name = name;
        this.identity = identity;
        this.client = client;
    }

    /// Region and credentials by AWS's own rules, nobody's where there are none.
    ///
    /// @param environment of which `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL` name another server than Amazon's; it is asked by paths, as MinIO and its like want it
    static S3Bucket open(String name, Map<String, String> environment) {
        Identity identity = new Identity();
        S3ClientBuilder builder =
                S3Client.builder()
                        .credentialsProvider(identity)
                        .region(region())
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClient(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(PATIENCE)
                                        .socketTimeout(PATIENCE)
                                        .build());
        String endpoint =
                environment.getOrDefault(
                        "AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
        if (endpoint.isBlank()) {
            builder.crossRegionAccessEnabled(true);
        } else {
            builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
        }
        return new S3Bucket(name, identity, builder.build());
    }

    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkException unsaid) {
            return Region.US_EAST_1;
        }
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
            return client.listObjectsV2(
                    ListObjectsV2Request.builder()
                            .bucket(name)
                            .prefix(prefix)
                            .continuationToken(next)
                            .maxKeys(most)
                            .build());
        } catch (SdkException e) {
            throw new IOException("cannot be listed: " + why(e), e);
        }
    }

    @Override
    public InputStream read(StoredObject object, long from) throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(name).key(object.key()).ifMatch(object.version());
        if (from > 0) {
            request.range("bytes=" + from + "-");
        }
        try {
            ResponseInputStream<GetObjectResponse> body = client.getObject(request.build());
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
            throw new IOException(why(e), e);
        } catch (SdkException e) {
            throw new IOException(why(e), e);
        }
    }

    /// In a few words, without what a server or a library says at length.
    private String why(SdkException e) {
        if (e instanceof S3Exception said) {
            String code = said.awsErrorDetails() == null ? "" : said.awsErrorDetails().errorCode();
            String answer = (said.statusCode() + " " + (code == null ? "" : code)).strip();
            return switch (said.statusCode()) {
                case 401, 403 ->
                        identity.isNobody()
                                ? "no credentials were found, and without them access is denied ("
                                        + answer
                                        + ")"
                                : "access is denied (" + answer + ")";
                case 404 -> "there is no bucket '" + name + "' (" + answer + ")";
                default -> "the server answers " + answer;
            };
        }
        return Unreached.why(e);
    }

    @Override
    public void close() {
        client.close();
        identity.close();
    }
}
