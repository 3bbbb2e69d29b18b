package dev.loupe.remote.s3;

import dev.loupe.remote.mirror.Unreached;

import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// A client for one bucket.
///
/// @param bucket its name
record S3Connection(String bucket, Identity identity, S3Client client) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Region and credentials by AWS's own rules, nobody's where there are none.
    ///
    /// @param environment of which `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL` name another server than Amazon's; it is asked by paths, as MinIO and its like want it
    static S3Connection open(String bucket, Map<String, String> environment) {
        Identity identity = new Identity();
        S3ClientBuilder builder =
                S3Client.builder()
                        .credentialsProvider(identity)
                        .region(region())
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
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
        return new S3Connection(bucket, identity, builder.build());
    }

    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkException unsaid) {
            return Region.US_EAST_1;
        }
    }

    /// In a few words, without what a server or a library says at length.
    String why(SdkException e) {
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
                case 404 -> "there is no bucket '" + bucket + "' (" + answer + ")";
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
