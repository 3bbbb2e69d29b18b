package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Items of keys and JSON values, as config, history, summary and metrics of the system hold them.
final class Updates {
    private Updates() {}

    /// All items (field 1) put together into one object: an item has a key (1) or a path of keys (2), and a value as JSON (16). A thing that was logged is spread over several.
    static ObjectNode object(Bytes message) {
        return object(message, 1);
    }

    /// @param field of the items
    static ObjectNode object(Bytes message, int field) {
        ObjectNode into = WandbJson.object();
        for (Bytes item : Proto.all(message, field)) {
            List<String> path = new ArrayList<>();
            String value = "";
            for (Proto p = new Proto(item); p.next(); ) {
                switch (p.field()) {
                    case 1, 2 -> {
                        if (p.wire() == Proto.BYTES) {
                            path.add(p.text());
                        }
                    }
                    case 16 -> value = p.text();
                    default -> {}
                }
            }
            JsonNode json = WandbJson.parse(value);
            if (!path.isEmpty() && json != null) {
                WandbJson.put(into, path, json);
            }
        }
        return into;
    }

    /// A `google.protobuf.Timestamp` in microseconds.
    static long micros(Bytes timestamp) {
        long micros = 0;
        for (Proto p = new Proto(timestamp); p.next(); ) {
            if (p.field() == 1) {
                micros += p.varint() * 1_000_000;
            } else if (p.field() == 2) {
                micros += p.varint() / 1000;
            }
        }
        return micros;
    }
}
