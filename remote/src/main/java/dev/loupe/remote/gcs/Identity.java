package dev.loupe.remote.gcs;

import com.google.auth.oauth2.GoogleCredentials;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Who asks: whom Google's rules find (application default credentials), else nobody, as public buckets allow. That nobody was found is believed for a minute.
final class Identity {
    /// What it is allowed at most.
    enum Scope {
        READING("read_only"),
        WRITING("read_write");

        private final String url;

        Scope(String word) {
            url = "https://www.googleapis.com/auth/devstorage." + word;
        }
    }

    private static final long NANOS_BELIEVED = 60_000_000_000L;

    private final boolean never;
    private final Scope scope;
    private @Nullable GoogleCredentials known;
    private long since = System.nanoTime() - NANOS_BELIEVED;

    /// @param never ask as nobody whoever could be found
    Identity(boolean never, Scope scope) {
        this.never = never;
        this.scope = scope;
    }

    /// What a request must say.
    ///
    /// @throws IOException if somebody was found who gets no token
    synchronized Map<String, List<String>> headers(URI of) throws IOException {
        if (known == null && !never && System.nanoTime() - since >= NANOS_BELIEVED) {
            since = System.nanoTime();
            try {
                known = GoogleCredentials.getApplicationDefault().createScoped(scope.url);
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
