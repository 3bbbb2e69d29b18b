package dev.loupe.runs.artifact;

import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files are things at steps by their paths alone: `images/KEY/STEP.png`, `histograms/KEY/STEP.json`, `tables/KEY/STEP.json` as `docs/offline-format.md`
/// has them, and what MLflow's `log_image(key, step)` writes: `images/KEY%step%STEP%timestamp%MILLIS%UUID.png`, or `~` for `%`, with `#` for `/` in the key.
/// The key of a series is the whole folder, such as `images/KEY`, so that images and histograms of one name stay apart.
public final class MediaByCustom {
    private static final Pattern BY_STEP =
            Pattern.compile("((images|histograms|tables)/.+)/([0-9]{1,18})\\.([A-Za-z0-9]+)");
    private static final Pattern BY_MLFLOW =
            Pattern.compile(
                    "images/(.+)[%~]step[%~]([0-9]{1,18})[%~]timestamp[%~]([0-9]{1,15})[%~][0-9a-fA-F-]+\\.(png|webp)");
    private static final Map<String, MediaKind> KINDS =
            Map.of(
                    "images",
                    MediaKind.IMAGE,
                    "histograms",
                    MediaKind.HISTOGRAM,
                    "tables",
                    MediaKind.TABLE);
    private static final Pattern IMAGE = Pattern.compile("png|jpe?g|gif|webp|svg");

    private MediaByCustom() {}

    /// The thing that a run's file is, by its path within the run; its time is 0 where the path names none. MLflow's second, smaller copies are no things.
    public static Optional<MediaItem> of(String path) {
        Matcher byMlflow = BY_MLFLOW.matcher(path);
        if (byMlflow.matches()) {
            return Optional.of(
                    item(
                            "images/" + byMlflow.group(1).replace('#', '/'),
                            MediaKind.IMAGE,
                            Long.parseLong(byMlflow.group(2)),
                            Long.parseLong(byMlflow.group(3)) * 1_000,
                            path));
        }
        Matcher byStep = BY_STEP.matcher(path);
        if (!byStep.matches()) {
            return Optional.empty();
        }
        MediaKind kind = KINDS.get(byStep.group(2));
        Pattern endings = kind == MediaKind.IMAGE ? IMAGE : Pattern.compile("json");
        return kind == null || !endings.matcher(byStep.group(4)).matches()
                ? Optional.empty()
                : Optional.of(
                        item(byStep.group(1), kind, Long.parseLong(byStep.group(3)), 0, path));
    }

    private static MediaItem item(String key, MediaKind kind, long step, long micros, String path) {
        return new MediaItem(SeriesKey.of(key), kind, step, micros, 0, path, "{}");
    }
}
