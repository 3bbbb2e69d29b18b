package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.MediaKind;

/// Graphs, kept as the bytes that were logged.
///
/// Sources: `event.proto` (graph_def 4, tagged_run_metadata 8, meta_graph_def 9); `plugins/graph/metadata.py`.
final class Graphs {
    private final Telling telling;

    Graphs(Telling telling) {
        this.telling = telling;
    }

    void event(int field, long step, long micros, Bytes content) {
        switch (field) {
            case 4 -> tell("graph", "graphs/graph.pb", "graphdef", step, micros, content.array());
            case 9 ->
                    tell(
                            "meta graph",
                            "graphs/graph.meta",
                            "metagraph",
                            step,
                            micros,
                            content.array());
            default -> {
                String tag = Proto.textOf(content, 1);
                for (Bytes metadata : Proto.all(content, 2)) {
                    telling.file("graphs/run_metadata/" + Tag.safe(tag) + ".pb", metadata.array());
                }
            }
        }
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        if (tensor.texts().isEmpty()) {
            return;
        }
        byte[] content = tensor.texts().getFirst();
        if (tag.plugin.equals("graph_keras_model")) {
            tell(
                    tag.name,
                    "graphs/" + Tag.safe(tag.name) + ".json",
                    "keras",
                    step,
                    micros,
                    content);
        } else {
            telling.file("graphs/run_metadata/" + Tag.safe(tag.name) + ".pb", content);
        }
    }

    private void tell(
            String key, String path, String format, long step, long micros, byte[] content) {
        telling.file(path, content);
        telling.item(
                key, MediaKind.GRAPH, step, micros, 0, path, "{\"format\":\"" + format + "\"}");
    }
}
