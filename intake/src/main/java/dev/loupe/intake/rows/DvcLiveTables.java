package dev.loupe.intake.rows;

import dev.loupe.intake.FileLog;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `Live.log_plot` and `Live.log_sklearn_plot` leave below `plots/custom` and `plots/sklearn`, as tables: a list of rows, or an object whose first list of rows is meant.
///
/// Source: dvclive 3.49, `plots/custom.py`, `plots/sklearn.py`.
final class DvcLiveTables {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .build();
    private static final int LONGEST = 16 << 20;
    private static final String ENDING = ".json";

    private DvcLiveTables() {}

    /// @param folder DVCLive's own files
    /// @param step   at which the tables lie
    static void tell(FilesBelow folder, long step, RunLog run) throws IOException {
        for (String place : List.of("plots/custom", "plots/sklearn")) {
            folder.tellAll(
                    (path, stamp, content) -> {
                        Optional<byte[]> table =
                                path.endsWith(ENDING) ? table(content) : Optional.empty();
                        if (table.isPresent()) {
                            String key = path.substring(0, path.length() - ENDING.length());
                            String file = key + ".table.json";
                            run.file(file, stamp, () -> new ByteArrayInputStream(table.get()));
                            run.media(
                                    List.of(
                                            new MediaItem(
                                                    SeriesKey.of(key),
                                                    MediaKind.TABLE,
                                                    step,
                                                    0,
                                                    0,
                                                    file,
                                                    "{}")));
                        }
                    },
                    place);
        }
    }

    private static Optional<byte[]> table(FileLog.Opener content) {
        try (InputStream in = content.open()) {
            JsonNode rows = rows(JSON.readTree(in.readNBytes(LONGEST)));
            Set<String> columns = new LinkedHashSet<>();
            rows.forEach(row -> columns.addAll(row.propertyNames()));
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode table = JSON.createObjectNode();
            ArrayNode names = table.putArray("columns");
            columns.forEach(names::add);
            ArrayNode data = table.putArray("data");
            for (JsonNode row : rows) {
                ArrayNode cells = data.addArray();
                columns.forEach(column -> cells.add(row.get(column)));
            }
            return Optional.of(JSON.writeValueAsBytes(table));
        } catch (IOException | JacksonException gone) {
            return Optional.empty();
        }
    }

    private static JsonNode rows(JsonNode whole) {
        if (whole.isObject()) {
            for (JsonNode part : whole) {
                if (part.isArray()) {
                    return part;
                }
            }
        }
        return whole.isArray() ? whole : JSON.createArrayNode();
    }
}
