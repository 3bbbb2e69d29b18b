package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which charts a run's author wanted together, as the tag `tensorboard.customScalars`: `[{"title","closed","charts":[{"title","tags":[regular expressions]} or {"title","margins":[{"value","lower","upper"}]}]}]`.
///
/// Source: `plugins/custom_scalar/layout.proto`.
final class Layouts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Telling telling;

    Layouts(Telling telling) {
        this.telling = telling;
    }

    void tensor(TensorValue tensor) {
        if (tensor.texts().isEmpty()) {
            return;
        }
        ArrayNode layout = JSON.createArrayNode();
        for (Bytes category : Proto.all(Bytes.of(tensor.texts().getFirst()), 2)) {
            ObjectNode one = layout.addObject();
            one.put("title", Proto.textOf(category, 1));
            ArrayNode charts = one.putArray("charts");
            for (Proto p = new Proto(category); p.next(); ) {
                switch (p.field()) {
                    case 2 -> chart(p.bytes(), charts.addObject());
                    case 3 -> one.put("closed", p.flag());
                    default -> {}
                }
            }
        }
        telling.tag("tensorboard.customScalars", layout.toString());
    }

    private static void chart(Bytes message, ObjectNode chart) {
        chart.put("title", Proto.textOf(message, 1));
        for (Bytes lines : Proto.all(message, 2)) {
            ArrayNode tags = chart.putArray("tags");
            Proto.all(lines, 1).forEach(tag -> tags.add(tag.text()));
        }
        for (Bytes margins : Proto.all(message, 3)) {
            ArrayNode all = chart.putArray("margins");
            for (Bytes series : Proto.all(margins, 1)) {
                ObjectNode one = all.addObject();
                one.put("value", Proto.textOf(series, 1));
                one.put("lower", Proto.textOf(series, 2));
                one.put("upper", Proto.textOf(series, 3));
            }
        }
    }
}
