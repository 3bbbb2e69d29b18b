package dev.loupe.remote.gcs;

import com.google.auth.oauth2.GoogleCredentials;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Who asks: whom Google's rules find (application default credentials), else nobody, as public buckets allow. That nobody was found is believed for a minute.
final class Identity {
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_only";
    private static final long NANOS_BELIEVED = 60_000_000_000L;

    private final boolean never;
    private @Nullable GoogleCredentials known;
    private long since = System.nanoTime() - NANOS_BELIEVED;

    /// @param never ask as nobody whoever could be found
    Identity(boolean never) {
        this.never = never;
    }

    /// What a request must say.
    ///
    /// @throws IOException if somebody was found who gets no token
    synchronized Map<String, List<String>> headers(URI of) throws IOException {
        if (known == null && !never && System.nanoTime() - since >= NANOS_BELIEVED) {
            since = System.nanoTime();
            try {
                known = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            } catch (IOException none) {
                known = null;
            }
        }
        return known == null ? Map.of() : known.getRequestMetadata(of);
    }

    /// Whether nobody was found when last looked.
    synchronized boolean isNobody() {
        return known == null;
    }
}
