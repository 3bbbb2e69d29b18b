package dev.loupe.remote.s3;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// Who asks: whom AWS's own rules find (environment, profiles, web identity, containers, instances), else nobody, as public buckets allow. That nobody was found is believed for a minute.
final class Identity implements AwsCredentialsProvider, AutoCloseable {
    private static final long NANOS_BELIEVED = 60_000_000_000L;

    private final DefaultCredentialsProvider known = DefaultCredentialsProvider.builder().build();
    private boolean nobody;
    private long since;

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        if (nobody && System.nanoTime() - since < NANOS_BELIEVED) {
            return AnonymousCredentialsProvider.create().resolveCredentials();
        }
        try {
            AwsCredentials found = known.resolveCredentials();
            nobody = false;
            return found;
        } catch (SdkException none) {
            nobody = true;
            since = System.nanoTime();
            return AnonymousCredentialsProvider.create().resolveCredentials();
        }
    }

    /// Whether nobody was found when last looked.
    synchronized boolean isNobody() {
        return nobody;
    }

    @Override
    public void close() {
        known.close();
    }
}
