package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.MediaKind;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Images, several at a step; an animated GIF is a video (as tensorboardX and PyTorch write them).
///
/// Sources: `summary.proto`, Image; `plugins/image/metadata.py` (a tensor of width, height, and the images' bytes).
final class Pictures {
    private final Telling telling;

    Pictures(Telling telling) {
        this.telling = telling;
    }

    void old(Tag tag, long step, long micros, Bytes message) {
        long width = 0;
        long height = 0;
        byte[] content = {};
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> height = p.varint();
                case 2 -> width = p.varint();
                case 4 -> content = p.bytes().array();
                default -> {}
            }
        }
        tell(tag, step, micros, 0, 1, content, width, height);
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        List<byte[]> texts = tensor.texts();
        for (int i = 2; i < texts.size(); i++) {
            tell(
                    tag,
                    step,
                    micros,
                    i - 2,
                    texts.size() - 2,
                    texts.get(i),
                    number(texts.get(0)),
                    number(texts.get(1)));
        }
    }

    private static long number(byte[] text) {
        try {
            return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private void tell(
            Tag tag,
            long step,
            long micros,
            int index,
            int many,
            byte[] content,
            long width,
            long height) {
        String suffix = suffix(content);
        boolean video = suffix.equals("gif");
        String path = tag.path(video ? "videos" : "images", step, micros, index, many, suffix);
        telling.file(path, content);
        telling.item(
                tag,
                video ? MediaKind.VIDEO : MediaKind.IMAGE,
                step,
                micros,
                index,
                path,
                "{\"width\":" + width + ",\"height\":" + height + "}");
    }

    private static String suffix(byte[] content) {
        Bytes bytes = Bytes.of(content);
        if (bytes.says(0, "GIF8")) {
            return "gif";
        }
        if (bytes.says(0, "RIFF") && bytes.says(8, "WEBP")) {
            return "webp";
        }
        return content.length > 2 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xd8
                ? "jpg"
                : "png";
    }
}
