package dev.loupe.cli.export.mlruns;

import dev.loupe.intake.mlruns.KeptKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A key as the name of a file: as it is where MLflow allows it (`mlflow/utils/validation.py`, `_VALID_PARAM_AND_METRIC_NAMES`), else made legal, with the true one remembered in a tag.
///
/// @param written legal, and unlike that of any other key
/// @param kept    the true one, null where it is the written one
record StoreKey(String written, @org.jspecify.annotations.Nullable KeptKey kept) {
    private static final Pattern LEGAL =
            Pattern.compile("[/\\w.\\- :]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LONGEST_PART = 200;

    static StoreKey of(String key) {
        return of(key, "");
    }

    /// @param context a series' own, empty if it has none
    static StoreKey of(String key, String context) {
        if (context.isEmpty() && LEGAL.matcher(key).matches() && path(key)) {
            return new StoreKey(key, null);
        }
        String plain = key.replaceAll("[^/\\w.\\- :]", "_").replaceAll("[/.]{2,}", "_");
        String stem = plain.length() > 100 ? plain.substring(0, 100) : plain;
        stem = stem.replaceAll("^[/. ]+|[/. ]+$", "");
        String mark = Integer.toHexString((key + "\n" + context).hashCode());
        return new StoreKey(
                (stem.isEmpty() ? "key" : stem) + "_" + mark, new KeptKey(key, context));
    }

    /// Whether a file of that name lies where it says.
    private static boolean path(String key) {
        for (String part : key.split("/", -1)) {
            boolean odd = part.isEmpty() || part.equals(".") || part.equals("..");
            if (odd || part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
                return false;
            }
        }
        return true;
    }

    /// Writes the tag that tells the true key, if there is one to tell.
    void remember(Path run) throws IOException {
        KeptKey real = kept;
        if (real != null) {
            Path file = run.resolve("tags").resolve(KeptKey.TAG + written);
            Files.createDirectories(home(file));
            Files.writeString(file, real.json());
        }
    }

    static Path home(Path file) {
        Path home = file.getParent();
        return home == null ? file : home;
    }
}
