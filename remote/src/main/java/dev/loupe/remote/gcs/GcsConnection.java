package dev.loupe.remote.gcs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Google Cloud Storage's JSON API, version 1, for one bucket.
///
/// @param bucket its name
/// @param server without a slash at its end
record GcsConnection(String bucket, String server, Identity identity) {
    private static final String GOOGLE = "https://storage.googleapis.com";
    private static final int PATIENCE_MILLIS = 20_000;

    /// @param environment of which `STORAGE_EMULATOR_HOST` names another server than Google's, which is asked by nobody
    static GcsConnection open(
            String bucket, Map<String, String> environment, Identity.Scope scope) {
        String other = environment.getOrDefault("STORAGE_EMULATOR_HOST", "");
        if (other.isBlank()) {
            return new GcsConnection(bucket, GOOGLE, new Identity(false, scope));
        }
        String server = other.contains("://") ? other : "http://" + other;
        return new GcsConnection(bucket, server.replaceFirst("/+$", ""), new Identity(true, scope));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Where the bucket's objects are listed.
    String objects() {
        return server + "/storage/v1/b/" + encoded(bucket) + "/o";
    }

    String object(String key) {
        return objects() + "/" + encoded(key);
    }

    /// Where an object of that name is put.
    String upload(String key) {
        return server
                + "/upload/storage/v1/b/"
                + encoded(bucket)
                + "/o?uploadType=media&name="
                + encoded(key);
    }

    /// A request that is not sent yet. What is compressed in the bucket is taken as it lies there.
    HttpURLConnection ask(String method, String url) throws IOException {
        URI uri = URI.create(url);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept-Encoding", "gzip");
        identity.headers(uri)
                .forEach(
                        (header, values) ->
                                values.forEach(v -> connection.addRequestProperty(header, v)));
        return connection;
    }

    /// In a few words, without what a server says at length.
    String why(int status) {
        return switch (status) {
            case 401, 403 ->
                    identity.isNobody()
                            ? "no credentials were found, and without them access is denied ("
                                    + status
                                    + ")"
                            : "access is denied (" + status + ")";
            case 404 -> "there is no bucket '" + bucket + "' (404)";
            default -> "the server answers " + status;
        };
    }
}
