package dev.loupe.remote.mirror;

import dev.loupe.runs.Refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bucket and a part of it, `SCHEME://BUCKET/PREFIX`: an object, or all below it. Keys are taken as they are, nothing in them is decoded.
///
/// @param prefix without `/` at its end; empty for the whole bucket
public record Target(String scheme, String bucket, String prefix) {
    private static final Pattern URL = Pattern.compile("([a-z0-9]+)://([A-Za-z0-9._-]+)(/.*)?");

    /// @throws Refused INVALID if it is none
    public static Target of(String url) {
        Matcher parts = URL.matcher(url);
        String prefix = parts.matches() && parts.group(3) != null ? parts.group(3) : "/";
        prefix = prefix.replaceFirst("^/", "").replaceFirst("/+$", "");
        if (!parts.matches() || !prefix.isEmpty() && !Wanted.nameable(prefix)) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "A place in an object store is SCHEME://BUCKET/PREFIX, such as s3://experiments/2026, but this is "
                            + url
                            + ".");
        }
        return new Target(parts.group(1), parts.group(2), prefix);
    }

    public String url() {
        return scheme + "://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    /// The same below a cache: a folder for this URL alone, in it the name of what the prefix lies in, and its own, so that logs are named as they would be in the original.
    Path copy(Path home) {
        String[] parts = prefix.isEmpty() ? new String[0] : prefix.split("/");
        if (parts.length == 0) {
            return home.resolve("buckets").resolve(bucket);
        }
        String parent = parts.length > 1 ? parts[parts.length - 2] : bucket;
        return home.resolve(parent).resolve(parts[parts.length - 1]);
    }

    /// @return a folder of the cache that no other URL has
    Path home(Path cache) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url().getBytes(StandardCharsets.UTF_8));
            return cache.resolve(HexFormat.of().formatHex(hash, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
