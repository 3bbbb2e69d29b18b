package dev.loupe.remote.s3;

import dev.loupe.remote.contents.Shelf;
import dev.loupe.remote.mirror.Body;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Objects of a bucket that are written, by S3's protocol: PutObject, or an upload in parts of what is larger than one part.
final class S3Shelf implements Shelf {
    /// S3 takes up to 10,000 parts: with these, a file of 1.3 TB.
    static final int PART = 128 << 20;

    private static final int LONGEST_MESSAGE = 300;

    private final S3Connection connection;
    private final int part;

    /// @param part bytes
    S3Shelf(S3Connection connection, int part) {
        this.connection = connection;
        this.part = part;
    }

    /// What is asked of the server.
    private interface Ask<T> {
        T of() throws IOException;
    }

    private <T> T ask(String key, Ask<T> ask) throws IOException {
        try {
            return ask.of();
        } catch (S3Exception e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            if (e.statusCode() == 404 && !"NoSuchBucket".equals(code)) {
                throw new NoSuchFileException(key);
            }
            throw new IOException(connection.why(e), e);
        } catch (SdkException e) {
            String why = connection.why(e);
            throw new IOException(why.substring(0, Math.min(LONGEST_MESSAGE, why.length())), e);
        }
    }

    @Override
    public boolean holds(String key, long bytes) throws IOException {
        try {
            return ask(
                    key,
                    () -> {
                        Long there =
                                connection
                                        .client()
                                        .headObject(h -> h.bucket(connection.bucket()).key(key))
                                        .contentLength();
                        return there != null && there == bytes;
                    });
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    @Override
    public void put(String key, Path file) throws IOException {
        long size = Files.size(file);
        if (size > part) {
            inParts(key, file, size);
        } else {
            ask(
                    key,
                    () ->
                            connection
                                    .client()
                                    .putObject(
                                            p -> p.bucket(connection.bucket()).key(key),
                                            RequestBody.fromFile(file)));
        }
    }

    private void inParts(String key, Path file, long size) throws IOException {
        String bucket = connection.bucket();
        String upload =
                ask(
                        key,
                        () ->
                                connection
                                        .client()
                                        .createMultipartUpload(c -> c.bucket(bucket).key(key))
                                        .uploadId());
        boolean whole = false;
        try {
            List<CompletedPart> done = new ArrayList<>();
            for (long from = 0; from < size; from += part) {
                done.add(part(key, upload, file, from, Math.min(part, size - from), done.size()));
            }
            ask(
                    key,
                    () ->
                            connection
                                    .client()
                                    .completeMultipartUpload(
                                            c ->
                                                    c.bucket(bucket)
                                                            .key(key)
                                                            .uploadId(upload)
                                                            .multipartUpload(m -> m.parts(done))));
            whole = true;
        } finally {
            if (!whole) {
                giveUp(key, upload);
            }
        }
    }

    private CompletedPart part(
            String key, String upload, Path file, long from, long bytes, int before)
            throws IOException {
        int number = before + 1;
        return ask(
                key,
                () -> {
                    String tag =
                            connection
                                    .client()
                                    .uploadPart(
                                            u ->
                                                    u.bucket(connection.bucket())
                                                            .key(key)
                                                            .uploadId(upload)
                                                            .partNumber(number),
                                            RequestBody.fromContentProvider(
                                                    () -> slice(file, from, bytes),
                                                    bytes,
                                                    "application/octet-stream"))
                                    .eTag();
                    return CompletedPart.builder().partNumber(number).eTag(tag).build();
                });
    }

    private static InputStream slice(Path file, long from, long bytes) {
        try {
            FileChannel channel = FileChannel.open(file);
            channel.position(from);
            return new Bounded(Channels.newInputStream(channel), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What was sent of an upload that failed is not kept.
    private void giveUp(String key, String upload) {
        try {
            connection
                    .client()
                    .abortMultipartUpload(
                            a -> a.bucket(connection.bucket()).key(key).uploadId(upload));
        } catch (SdkException ignored) {
            // The bucket's rules for unfinished uploads remove it.
        }
    }

    @Override
    public InputStream read(String key) throws IOException {
        return ask(
                key,
                () -> {
                    ResponseInputStream<GetObjectResponse> body =
                            connection
                                    .client()
                                    .getObject(g -> g.bucket(connection.bucket()).key(key));
                    return new Body(body, body::abort);
                });
    }

    @Override
    public void remove(String key) throws IOException {
        ask(
                key,
                () ->
                        connection
                                .client()
                                .deleteObject(d -> d.bucket(connection.bucket()).key(key)));
    }

    @Override
    public void check(String prefix) throws IOException {
        ask(
                prefix,
                () ->
                        connection
                                .client()
                                .listObjectsV2(
                                        l ->
                                                l.bucket(connection.bucket())
                                                        .prefix(prefix)
                                                        .maxKeys(1)));
    }

    @Override
    public void close() {
        connection.close();
    }
}
