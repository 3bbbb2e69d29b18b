package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.RunStatus;

import java.util.ArrayList;
import java.util.List;

/// Hyper-parameters, and how a session began and ended. They stand in the metadata of tags; the values are empty.
///
/// Sources: `plugins/hparams/plugin_data.proto`, `api.proto` (Status); `google/protobuf/struct.proto` (Value).
final class Hparams {
    private final Telling telling;
    private boolean ended;

    Hparams(Telling telling) {
        this.telling = telling;
    }

    boolean ended() {
        return ended;
    }

    void metadata(Tag tag, long micros) {
        for (Proto p = new Proto(Bytes.of(tag.content)); p.next(); ) {
            switch (p.field()) {
                case 2 -> experiment(p.bytes());
                case 3 -> begin(p.bytes());
                case 4 -> end(p.bytes(), micros);
                default -> {}
            }
        }
    }

    private void experiment(Bytes message) {
        List<String> metrics = new ArrayList<>();
        for (Bytes info : Proto.all(message, 5)) {
            for (Bytes name : Proto.all(info, 1)) {
                String group = Proto.textOf(name, 1);
                metrics.add((group.isEmpty() ? "" : group + "/") + Proto.textOf(name, 2));
            }
        }
        if (!metrics.isEmpty()) {
            telling.tag("tensorboard.metrics", String.join(", ", metrics));
        }
    }

    private void begin(Bytes message) {
        String group = Proto.textOf(message, 4);
        if (!group.isEmpty()) {
            telling.tag("mlflow.runGroup", group);
        }
        for (Bytes entry : Proto.all(message, 1)) {
            String key = Proto.textOf(entry, 1);
            for (Bytes value : Proto.all(entry, 2)) {
                telling.param(param(key, value));
            }
        }
        ended = false;
        telling.running();
    }

    private void end(Bytes message, long micros) {
        long status = 0;
        double seconds = micros / 1e6;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> status = p.varint();
                case 2 -> seconds = p.f64();
                default -> {}
            }
        }
        if (status == 1 || status == 2) {
            ended = true;
            telling.ended(
                    status == 1 ? RunStatus.FINISHED : RunStatus.FAILED, (long) (seconds * 1e3));
        }
    }

    private static Param param(String key, Bytes value) {
        for (Proto p = new Proto(value); p.next(); ) {
            switch (p.field()) {
                case 2 -> {
                    return new Param(
                            key, JsonNumbers.of(p.f64()).replace("\"", ""), Param.Type.NUMBER);
                }
                case 3 -> {
                    return new Param(key, p.text(), Param.Type.STRING);
                }
                case 4 -> {
                    return new Param(key, p.flag() ? "true" : "false", Param.Type.BOOLEAN);
                }
                default -> {}
            }
        }
        return new Param(key, "null", Param.Type.NULL);
    }
}
