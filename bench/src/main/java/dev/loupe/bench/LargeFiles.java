package dev.loupe.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Weight files of many gigabytes that take no room: heads as real ones, then a hole.
final class LargeFiles {
    private LargeFiles() {}

    /// safetensors: `tensors` matrices of `bytes` in all.
    static void safetensors(Path file, int tensors, long bytes) throws IOException {
        long each = bytes / tensors / 8192 * 8192;
        StringBuilder head = new StringBuilder("{");
        for (int i = 0; i < tensors; i++) {
            head.append(i == 0 ? "" : ",")
                    .append("\"model.layers.%d.mlp.part_%d.weight\"".formatted(i / 10, i % 10))
                    .append(":{\"dtype\":\"BF16\",\"shape\":[%d,4096],".formatted(each / 8192))
                    .append("\"data_offsets\":[%d,%d]}".formatted(i * each, (i + 1) * each));
        }
        byte[] text = head.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        write(file, all.putLong(text.length).put(text), 8 + text.length + tensors * each);
    }

    /// GGUF, version 3: a vocabulary with scores and types, and `tensors` of type Q4_0, `bytes` in all.
    static void gguf(Path file, int tensors, int words, long bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(1 << 24).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(0x46554747).putInt(3).putLong(tensors).putLong(5);
        text(text(all, "general.architecture").putInt(8), "llama");
        text(all, "general.alignment").putInt(4).putInt(32);
        text(all, "tokenizer.ggml.tokens").putInt(9).putInt(8).putLong(words);
        for (int i = 0; i < words; i++) {
            text(all, "token" + i);
        }
        text(all, "tokenizer.ggml.scores").putInt(9).putInt(6).putLong(words);
        for (int i = 0; i < words; i++) {
            all.putFloat(-i);
        }
        text(all, "tokenizer.ggml.token_type").putInt(9).putInt(5).putLong(words);
        for (int i = 0; i < words; i++) {
            all.putInt(1);
        }
        long rows = bytes / tensors / (8192 / 32 * 18) / 32 * 32;
        long each = rows * (8192 / 32 * 18);
        for (int i = 0; i < tensors; i++) {
            text(all, "blk.%d.part_%d.weight".formatted(i / 9, i % 9)).putInt(2);
            all.putLong(8192).putLong(rows).putInt(2).putLong(i * each);
        }
        write(file, all, Math.ceilDiv(all.position(), 32L) * 32 + tensors * each);
    }

    private static ByteBuffer text(ByteBuffer into, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return into.putLong(bytes.length).put(bytes);
    }

    private static void write(Path file, ByteBuffer head, long length) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head.array(), 0, head.position());
            out.setLength(length);
        }
    }
}
