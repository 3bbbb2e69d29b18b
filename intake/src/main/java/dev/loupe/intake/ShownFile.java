package dev.loupe.intake;

import dev.loupe.runs.domain.MediaKind;

import java.util.Locale;

/// What files show.
public final class ShownFile {
    private ShownFile() {}

    /// What a file shows, by how its name ends.
    public static MediaKind kind(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "png", "jpg", "jpeg", "webp", "svg" -> MediaKind.IMAGE;
            case "gif", "mp4", "webm" -> MediaKind.VIDEO;
            case "wav", "mp3", "ogg", "flac" -> MediaKind.AUDIO;
            case "html" -> MediaKind.HTML;
            case "txt", "md" -> MediaKind.TEXT;
            default -> MediaKind.FILE;
        };
    }
}
