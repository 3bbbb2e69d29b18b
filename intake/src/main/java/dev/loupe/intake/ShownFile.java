package dev.loupe.intake;

import dev.loupe.runs.domain.MediaKind;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What files show.
public final class ShownFile {
    private ShownFile() {}

    /// How the name of a picture ends, by its first bytes (PNG, JPEG, GIF and WebP signatures); `png` if they say nothing.
    public static String picture(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpg";
        }
        return head.startsWith("GIF8") ? "gif" : head.endsWith("WEBP") ? "webp" : "png";
    }

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
