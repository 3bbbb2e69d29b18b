package dev.loupe.bench;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.ChannelNorms;
import dev.loupe.networks.weights.HeatMap;
import dev.loupe.networks.weights.Outliers;
import dev.loupe.networks.weights.TensorNumbers;
import dev.loupe.networks.weights.TensorSlice;
import dev.loupe.networks.weights.TensorStats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// How fast the numbers of tensors are read: normal ones of several types, in a mapped file, 1 to 256 MiB. Gigabytes (10⁹) a second of one core, by the processor's time of the one thread
/// that works; medians of seven after three. Arguments: the types wanted, all if there are none.
public final class WeightsBench {
    private static final List<DataType> TYPES =
            List.of(
                    DataType.FLOAT32,
                    DataType.BFLOAT16,
                    DataType.FLOAT16,
                    DataType.INT8,
                    DataType.INT4,
                    DataType.INT32,
                    DataType.FLOAT64,
                    new DataType("q8_0", 32, 34),
                    new DataType("q4_0", 32, 18),
                    new DataType("q5_0", 32, 22),
                    new DataType("q4_k", 256, 144),
                    new DataType("q6_k", 256, 210),
                    new DataType("iq4_xs", 256, 136));
    private static final int COLUMNS = 1024;

    private WeightsBench() {}

    private interface Work {
        Object of(TensorNumbers numbers) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        Set<String> wanted = Set.of(args);
        Path file = Files.createTempFile("weights", ".bin");
        try {
            IO.println(
                    "| type | MiB | statistics | outliers | norms | heat map |\n|---|---|---|---|---|---|");
            for (DataType type : TYPES) {
                if (!wanted.isEmpty() && !wanted.contains(type.name())) {
                    continue;
                }
                for (int mebibytes = 1; mebibytes <= 256; mebibytes *= 16) {
                    write(file, type, (long) mebibytes << 20);
                    long rows = (long) (mebibytes << 20) / type.bytesFor(COLUMNS);
                    TensorNumbers numbers =
                            TensorNumbers.of(
                                    Tensor.mapped(
                                            "w", type, Shape.of(rows, COLUMNS), Bytes.map(file)));
                    TensorStats stats = TensorStats.of(numbers);
                    TensorSlice all = TensorSlice.of("", numbers.shape());
                    long bytes = type.bytesFor(rows * COLUMNS);
                    IO.println(
                            String.format(
                                    Locale.ROOT,
                                    "| %s | %d | %.2f | %.2f | %.2f | %.2f |",
                                    type.name(),
                                    mebibytes,
                                    rate(numbers, bytes, TensorStats::of),
                                    rate(numbers, bytes, n -> Outliers.of(n, stats, 6, 100)),
                                    rate(numbers, bytes, n -> ChannelNorms.of(n, 0)),
                                    rate(numbers, bytes, n -> HeatMap.of(n, all, 256, 256))));
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static double rate(TensorNumbers numbers, long bytes, Work work) throws IOException {
        double[] rates = new double[7];
        for (int i = -3; i < rates.length; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (work.of(numbers).hashCode() == 1) {
                IO.println("");
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (i >= 0) {
                rates[i] = (double) bytes / nanos;
            }
        }
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    /// Floats are normal, and quantised as ggml does for blocks; other types are whatever random bytes mean.
    private static void write(Path file, DataType type, long bytes) throws IOException {
        Random random = new Random(1);
        int blocks = type.name().startsWith("q") ? type.bytes() << 11 : 1 << 16;
        ByteBuffer piece = ByteBuffer.allocate(blocks).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long done = 0; done < bytes; done += piece.capacity()) {
                piece.clear();
                while (piece.hasRemaining()) {
                    float v = (float) random.nextGaussian() * 0.02f;
                    switch (type.name()) {
                        case "q8_0", "q4_0" -> block(piece, type.bytes() == 34, random);
                        case "float32" -> piece.putFloat(v);
                        case "float64" -> piece.putDouble(v);
                        case "bfloat16" ->
                                piece.putShort((short) (Float.floatToRawIntBits(v) >> 16));
                        case "float16" -> piece.putShort(Float.floatToFloat16(v));
                        default -> piece.putInt(random.nextInt());
                    }
                }
                out.write(piece.array());
            }
        }
    }

    /// 32 normal numbers, of a row whose deviation differs from others' by up to a third.
    private static void block(ByteBuffer into, boolean whole, Random random) {
        float deviation = 0.02f * (float) Math.exp(0.3 * Math.sin(random.nextInt(4096)));
        float[] values = new float[32];
        float most = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * deviation;
            most = Math.max(most, Math.abs(values[i]));
        }
        float scale = most / (whole ? 127 : 8);
        into.putShort(Float.floatToFloat16(scale));
        for (int i = 0; i < (whole ? 32 : 16); i++) {
            int low = Math.round(values[i] / scale);
            into.put(
                    (byte)
                            (whole
                                    ? low
                                    : half(low) | half(Math.round(values[i + 16] / scale)) << 4));
        }
    }

    private static int half(int quant) {
        return Math.min(15, quant + 8);
    }
}
