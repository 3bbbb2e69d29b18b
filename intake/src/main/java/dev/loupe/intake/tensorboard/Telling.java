package dev.loupe.intake.tensorboard;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// What plugins have to say of a run, gathered until a part of its files is read.
final class Telling {
    private final List<MediaItem> media = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Param> params = new ArrayList<>();
    private @Nullable RunStatus status;
    private @Nullable Long end;

    void item(
            Tag tag,
            MediaKind kind,
            long step,
            long micros,
            int index,
            @Nullable String path,
            String meta) {
        item(tag.name, kind, step, micros, index, path, meta);
    }

    void item(
            String key,
            MediaKind kind,
            long step,
            long micros,
            int index,
            @Nullable String path,
            String meta) {
        media.add(new MediaItem(SeriesKey.of(key), kind, step, micros, index, path, meta));
    }

    void file(String path, byte[] content) {
        files.put(path, content);
    }

    void tag(String key, String value) {
        tags.put(key, value);
    }

    void param(Param param) {
        params.add(param);
    }

    void ended(RunStatus how, long millis) {
        status = how;
        end = millis;
    }

    void running() {
        status = RunStatus.RUNNING;
        end = null;
    }

    /// Hands over what was gathered.
    void tell(RunLog log) {
        files.forEach(
                (path, content) ->
                        log.file(path, stamp(content), () -> new ByteArrayInputStream(content)));
        log.media(List.copyOf(media));
        log.tags(Map.copyOf(tags));
        log.params(List.copyOf(params));
        if (status != null) {
            log.status(status, end);
        }
        media.clear();
        files.clear();
        tags.clear();
        params.clear();
        status = null;
    }

    private static String stamp(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, content.length);
        return content.length + " " + crc.getValue();
    }
}
