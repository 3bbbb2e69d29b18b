package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.MediaKind;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/// Audio clips, several at a step, with labels.
///
/// Sources: `summary.proto`, Audio; `plugins/audio/metadata.py` (a tensor of clips, or of clip and label by row).
final class Sounds {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Telling telling;

    Sounds(Telling telling) {
        this.telling = telling;
    }

    void old(Tag tag, long step, long micros, Bytes message) {
        ObjectNode meta = JSON.createObjectNode();
        byte[] content = {};
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> meta.put("sampleRate", p.f32());
                case 2 -> meta.put("channels", p.varint());
                case 3 -> meta.put("frames", p.varint());
                case 4 -> content = p.bytes().array();
                default -> {}
            }
        }
        tell(tag, step, micros, 0, 1, content, meta);
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        int across = tensor.rank() == 2 ? (int) Math.max(1, tensor.shape()[1]) : 1;
        int clips = tensor.texts().size() / across;
        for (int i = 0; i < clips; i++) {
            ObjectNode meta = JSON.createObjectNode();
            if (across > 1) {
                String label =
                        new String(tensor.texts().get(i * across + 1), StandardCharsets.UTF_8);
                if (!label.isEmpty()) {
                    meta.put("caption", label);
                }
            }
            tell(tag, step, micros, i, clips, tensor.texts().get(i * across), meta);
        }
    }

    private void tell(
            Tag tag, long step, long micros, int index, int many, byte[] content, ObjectNode meta) {
        Bytes bytes = Bytes.of(content);
        String suffix =
                bytes.says(0, "OggS")
                        ? "ogg"
                        : bytes.says(0, "fLaC") ? "flac" : bytes.says(0, "ID3") ? "mp3" : "wav";
        String path = tag.path("audio", step, micros, index, many, suffix);
        telling.file(path, content);
        telling.item(tag, MediaKind.AUDIO, step, micros, index, path, meta.toString());
    }
}
