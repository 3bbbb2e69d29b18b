package dev.loupe.runs.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class ChunkCodecTest {
    private static final double[] ODD = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff8_0000_dead_beefL),
        Double.longBitsToDouble(0xfff0_0000_0000_0001L),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0.1,
        -123.456,
        1e300
    };
    private static final long[] FAR = {
        Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE, 1L << 62, -(1L << 62)
    };

    /// Columns of every kind that the codec has a form for.
    private static List<Column> samples() {
        Random random = new Random(3);
        List<Column> samples = new ArrayList<>();
        for (int n : new int[] {0, 1, 2, 3, 127, 128, 129, 300, 2_048}) {
            for (int kind = 0; kind < 6; kind++) {
                long[] steps = new long[n];
                long[] micros = new long[n];
                double[] values = new double[n];
                for (int i = 0; i < n; i++) {
                    steps[i] =
                            kind == 5
                                    ? FAR[random.nextInt(FAR.length)]
                                    : kind == 4 ? random.nextInt() : 7L * i - 3;
                    micros[i] =
                            kind == 5
                                    ? random.nextLong()
                                    : 1_700_000_000_000_000L
                                            + i * 250_000L
                                            + (kind > 1 ? random.nextInt(900) : 0);
                    values[i] =
                            switch (kind) {
                                case 0 -> 0.5;
                                case 1 -> random.nextInt(1_000) / 100.0;
                                case 2 -> (float) random.nextGaussian();
                                case 3 -> random.nextGaussian();
                                default -> ODD[random.nextInt(ODD.length)];
                            };
                }
                samples.add(new Column(steps, micros, values));
            }
        }
        return samples;
    }

    private static void same(Column expected, Column found) {
        assertArrayEquals(expected.steps(), found.steps());
        assertArrayEquals(expected.micros(), found.micros());
        assertArrayEquals(bits(expected.values()), bits(found.values()));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void everyPointComesBackBitByBit() {
        for (Column sample : samples()) {
            byte[] bytes = ChunkCodec.encode(sample);
            same(sample, ChunkCodec.decode(bytes));
            Polyline line = new Polyline(0);
            ChunkCodec.decode(bytes, line);
            assertEquals(sample.size(), line.size());
        }
    }

    @Test
    void aChunkCutAtAnyByteIsRefused() {
        for (Column sample : samples()) {
            byte[] whole = ChunkCodec.encode(sample);
            int apart = whole.length > 2_000 ? 37 : 1;
            for (int cut = 0; cut < whole.length; cut += apart) {
                byte[] part = Arrays.copyOf(whole, cut);
                assertThrows(
                        BrokenChunk.class,
                        () -> ChunkCodec.decode(part),
                        "cut at " + cut + " of " + whole.length);
                assertThrows(BrokenChunk.class, () -> ChunkCodec.decode(part, new Polyline(0)));
            }
        }
    }

    @Test
    void aChangedByteIsRefusedOrGivesAsManyPointsAsItSays() {
        for (Column sample : samples()) {
            byte[] whole = ChunkCodec.encode(sample);
            int apart = whole.length > 1_000 ? 23 : 1;
            for (int at = 0; at < whole.length; at += apart) {
                for (int flip : new int[] {0x01, 0x80, 0xff}) {
                    byte[] changed = whole.clone();
                    changed[at] ^= (byte) flip;
                    try {
                        assertTrue(ChunkCodec.decode(changed).size() <= 64 * whole.length);
                    } catch (BrokenChunk refused) {
                        assertTrue(String.valueOf(refused.getMessage()).contains("expected"));
                    }
                }
            }
        }
    }

    @Test
    void aLyingCountIsRefusedBeforeMemoryIsTaken() {
        byte[] lie = {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 0, 0, 0};
        String said =
                String.valueOf(
                        assertThrows(BrokenChunk.class, () -> ChunkCodec.decode(lie)).getMessage());
        assertTrue(said.startsWith("at byte 1: expected at most"), said);
    }

    @Test
    void aRowOfTheTailComesBackAndIsRefusedWhenCut() {
        Column some = samples().get(20);
        int n = some.size();
        long[] series = new long[n];
        Arrays.setAll(series, i -> i % 3 == 0 ? Long.MAX_VALUE : i % 3);
        byte[] logged = TailRow.encode(series, some.steps(), some.micros(), some.values(), n);
        PointBuffer back = new PointBuffer();
        List<Long> of = new ArrayList<>();
        TailRow.decode(
                logged,
                (which, step, micros, value) -> {
                    of.add(which);
                    back.add(step, micros, value);
                });
        same(some, back.toColumn());
        assertArrayEquals(series, of.stream().mapToLong(Long::longValue).toArray());
        byte[] packed = TailRow.pack(Map.of(5L, some));
        for (byte[] whole : List.of(logged, packed)) {
            for (int cut = 0; cut < whole.length; cut += 7) {
                byte[] part = Arrays.copyOf(whole, cut);
                assertThrows(
                        BrokenChunk.class,
                        () -> TailRow.decode(part, (which, step, micros, value) -> {}));
            }
        }
    }
}
