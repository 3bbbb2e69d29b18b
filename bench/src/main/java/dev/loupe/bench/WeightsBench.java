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
import java.util.Map;
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
                    new DataType("q4_1", 32, 20),
                    new DataType("q5_0", 32, 22),
                    new DataType("q5_1", 32, 24),
                    new DataType("iq4_nl", 32, 18),
                    new DataType("q2_k", 256, 84),
                    new DataType("q3_k", 256, 110),
                    new DataType("q4_k", 256, 144),
                    new DataType("q5_k", 256, 176),
                    new DataType("q6_k", 256, 210),
                    new DataType("iq4_xs", 256, 136));

    /// Where blocks of other quants than `q8_0` and `q4_0` have their `float16` scales.
    private static final Map<String, int[]> SCALES =
            Map.ofEntries(
                    Map.entry("q4_1", new int[] {0, 2}),
                    Map.entry("q5_0", new int[] {0}),
                    Map.entry("q5_1", new int[] {0, 2}),
                    Map.entry("iq4_nl", new int[] {0}),
                    Map.entry("q2_k", new int[] {80, 82}),
                    Map.entry("q3_k", new int[] {108}),
                    Map.entry("q4_k", new int[] {0, 2}),
                    Map.entry("q5_k", new int[] {0, 2}),
                    Map.entry("q6_k", new int[] {208}),
                    Map.entry("iq4_xs", new int[] {0}));

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

    /// Floats are normal, quantised as ggml does for `q8_0` and `q4_0`; blocks of other quants have scales as those have, and else random bits, as all other types.
    private static void write(Path file, DataType type, long bytes) throws IOException {
        Random random = new Random(1);
        int blocks = type.elements() > 2 ? type.bytes() << 11 : 1 << 16;
        ByteBuffer piece = ByteBuffer.allocate(blocks).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long done = 0; done < bytes; done += piece.capacity()) {
                piece.clear();
                while (piece.hasRemaining()) {
                    float v = (float) random.nextGaussian() * 0.02f;
                    int[] scales = SCALES.get(type.name());
                    if (scales != null) {
                        quants(piece, type.bytes(), scales, random);
                        continue;
                    }
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

    private static void quants(ByteBuffer into, int bytes, int[] scales, Random random) {
        byte[] block = new byte[bytes];
        random.nextBytes(block);
        for (int at : scales) {
            short scale = Float.floatToFloat16(deviation(random) / 8);
            block[at] = (byte) scale;
            block[at + 1] = (byte) (scale >> 8);
        }
        into.put(block);
    }

    private static float deviation(Random random) {
        return 0.02f * (float) Math.exp(0.3 * Math.sin(random.nextInt(4096)));
    }

    /// 32 normal numbers, of a row whose deviation differs from others' by up to a third.
    private static void block(ByteBuffer into, boolean whole, Random random) {
        float deviation = deviation(random);
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
