package dev.loupe.runs.artifact;

import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files are things at steps by their paths alone: `FOLDER/KEY/STEP.ENDING`, where the folder names the kind (`docs/offline-format.md` has the folders and their endings), what DVCLive keeps of `log_image`
/// (`plots/images/KEY/STEP.png`), and what MLflow's `log_image(key, step)` writes: `images/KEY+step+STEP+timestamp+MILLIS+UUID.png` with `~` for `/` in the key (3.17), or `%` or `~` for `+` and `#` for `/` (before); beside `%` the UUID's first character is a letter beyond f.
/// The key of a series is the whole folder, such as `images/KEY`, so that images and histograms of one name stay apart.
public final class MediaByCustom {
    private static final Pattern BY_STEP =
            Pattern.compile("((?:plots/)?([a-z]+)/.+)/([0-9]{1,18})\\.([A-Za-z0-9]+)");
    private static final Pattern BY_MLFLOW =
            Pattern.compile(
                    "images/(.+)([%~+])step\\2([0-9]{1,18})\\2timestamp\\2([0-9]{1,15})\\2[0-9a-zA-Z][0-9a-fA-F-]*\\.(png|webp)");

    /// A kind of thing, and how its files end.
    private record Custom(MediaKind kind, Set<String> endings) {}

    private static final Map<String, Custom> FOLDERS =
            Map.of(
                    "images",
                    new Custom(MediaKind.IMAGE, Set.of("png", "jpg", "jpeg", "gif", "webp", "svg")),
                    "histograms",
                    new Custom(MediaKind.HISTOGRAM, Set.of("json")),
                    "tables",
                    new Custom(MediaKind.TABLE, Set.of("json")),
                    "sounds",
                    new Custom(MediaKind.AUDIO, Set.of("wav", "mp3", "ogg", "flac", "m4a")),
                    "films",
                    new Custom(MediaKind.VIDEO, Set.of("mp4", "webm", "gif")),
                    "texts",
                    new Custom(MediaKind.TEXT, Set.of("md", "txt")),
                    "pages",
                    new Custom(MediaKind.HTML, Set.of("html")),
                    "figures",
                    new Custom(MediaKind.FIGURE, Set.of("json")),
                    "meshes",
                    new Custom(MediaKind.MESH, Set.of("obj", "ply", "stl", "glb", "gltf", "json")));

    private MediaByCustom() {}

    /// The thing that a run's file is, by its path within the run; its time is 0 where the path names none. MLflow's second, smaller copies are no things.
    public static Optional<MediaItem> of(String path) {
        Matcher byMlflow = BY_MLFLOW.matcher(path);
        if (byMlflow.matches()) {
            char slash = byMlflow.group(2).equals("+") ? '~' : '#';
            return Optional.of(
                    item(
                            "images/" + byMlflow.group(1).replace(slash, '/'),
                            MediaKind.IMAGE,
                            Long.parseLong(byMlflow.group(3)),
                            Long.parseLong(byMlflow.group(4)) * 1_000,
                            path));
        }
        Matcher byStep = BY_STEP.matcher(path);
        Custom custom = byStep.matches() ? FOLDERS.get(byStep.group(2)) : null;
        if (custom == null
                || !custom.endings().contains(byStep.group(4).toLowerCase(Locale.ROOT))
                || path.startsWith("plots/") && custom.kind() != MediaKind.IMAGE) {
            return Optional.empty();
        }
        return Optional.of(
                item(byStep.group(1), custom.kind(), Long.parseLong(byStep.group(3)), 0, path));
    }

    private static MediaItem item(String key, MediaKind kind, long step, long micros, String path) {
        String meta = path.endsWith(".txt") ? "{\"format\":\"plain\"}" : "{}";
        return new MediaItem(SeriesKey.of(key), kind, step, micros, 0, path, meta);
    }
}
