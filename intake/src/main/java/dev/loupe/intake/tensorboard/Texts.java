package dev.loupe.intake.tensorboard;

import dev.loupe.runs.domain.MediaKind;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Texts in markdown; tensors of texts are tables.
///
/// Source: `plugins/text/text_plugin.py`, `text_array_to_html` (rank 0 is a text, rank 1 a column, rank 2 rows and columns).
final class Texts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORT = 1 << 14;
    private final Telling telling;

    Texts(Telling telling) {
        this.telling = telling;
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        String text = text(tensor);
        if (text.length() <= SHORT) {
            telling.item(
                    tag,
                    MediaKind.TEXT,
                    step,
                    micros,
                    0,
                    null,
                    JSON.createObjectNode().put("text", text).toString());
            return;
        }
        String path = tag.path("texts", step, micros, 0, 1, "md");
        telling.file(path, text.getBytes(StandardCharsets.UTF_8));
        telling.item(tag, MediaKind.TEXT, step, micros, 0, path, "{}");
    }

    private static String text(TensorValue tensor) {
        List<String> cells =
                tensor.texts().stream().map(t -> new String(t, StandardCharsets.UTF_8)).toList();
        if (cells.size() <= 1 || tensor.rank() == 0) {
            return String.join("\n", cells);
        }
        int columns =
                tensor.rank() == 1
                        ? 1
                        : Math.clamp(tensor.shape()[tensor.rank() - 1], 1, cells.size());
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            table.append(i % columns == 0 ? "|" : "")
                    .append(' ')
                    .append(cell(cells.get(i)))
                    .append(" |");
            if (i % columns == columns - 1) {
                table.append('\n');
                if (i == columns - 1) {
                    table.append("|").append(" --- |".repeat(columns)).append('\n');
                }
            }
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\r", "").replace("\n", "<br>");
    }
}
