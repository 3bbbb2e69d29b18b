package dev.loupe.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Makes a folder of event files as TensorFlow 1, PyTorch and tensorboardX write scalars. Arguments: the folder, runs (20), tags (50), steps (18,500): about 1 GB.
public final class EventFolder {
    private static final CRC32C CRC = new CRC32C();

    private EventFolder() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int tags = args.length > 2 ? Integer.parseInt(args[2]) : 50;
        int steps = args.length > 3 ? Integer.parseInt(args[3]) : 18_500;
        byte[][] names = new byte[tags][];
        for (int tag = 0; tag < tags; tag++) {
            names[tag] = "layer_%02d/loss".formatted(tag).getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer event = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        for (int run = 0; run < runs; run++) {
            Path home = Files.createDirectories(folder.resolve("run_%03d".formatted(run)));
            try (OutputStream out =
                    new BufferedOutputStream(
                            Files.newOutputStream(
                                    home.resolve("events.out.tfevents.1700000000.bench")),
                            1 << 20)) {
                for (int step = 0; step < steps; step++) {
                    for (int tag = 0; tag < tags; tag++) {
                        double value =
                                Math.exp(-step / 5e3) + 0.1 * Math.sin(step * 0.7 + tag + run);
                        write(event, 1.7e9 + step, step, names[tag], (float) value, out);
                    }
                }
            }
        }
    }

    private static void write(
            ByteBuffer event, double time, int step, byte[] tag, float value, OutputStream out)
            throws IOException {
        int inner = 2 + tag.length + 5;
        event.clear().position(12);
        event.put((byte) 0x09).putDouble(time).put((byte) 0x10);
        varint(event, step);
        event.put((byte) 0x2a).put((byte) (inner + 2)).put((byte) 0x0a).put((byte) inner);
        event.put((byte) 0x0a).put((byte) tag.length).put(tag).put((byte) 0x15).putFloat(value);
        int length = event.position() - 12;
        event.putLong(0, length);
        event.putInt(8, masked(event.array(), 0, 8));
        event.putInt(masked(event.array(), 12, length));
        out.write(event.array(), 0, event.position());
    }

    private static void varint(ByteBuffer to, int value) {
        int rest = value;
        while (rest >= 0x80) {
            to.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        to.put((byte) rest);
    }

    private static int masked(byte[] bytes, int from, int length) {
        CRC.reset();
        CRC.update(bytes, from, length);
        int value = (int) CRC.getValue();
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }
}
