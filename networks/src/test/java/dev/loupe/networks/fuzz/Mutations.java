package dev.loupe.networks.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes to sound files that readers trip over: lengths that lie, cuts, stretches that are doubled, left out or taken from another file.
final class Mutations {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        32767,
        65535,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE - 7
    };
    private static final String[] WORDS = {
        "99999999999999999999",
        "-1",
        "1e309",
        "NaN",
        "null",
        "[[[[[[[[",
        "{\"a\":",
        "\"",
        "\\u0000",
        "../../",
        "\n",
        "9223372036854775807"
    };

    private final RandomGenerator random;
    private final List<byte[]> seeds;

    Mutations(RandomGenerator random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /// One of the seeds, changed in one to six places.
    byte[] next() {
        byte[] file = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = random.nextInt(1, 7); i > 0 && file.length > 0; i--) {
            file = changed(file);
        }
        return file;
    }

    private byte[] changed(byte[] file) {
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, 1 << random.nextInt(10));
        switch (random.nextInt(10)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt();
            case 2, 3 -> number(file, at);
            case 4 -> Arrays.fill(file, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
            case 5 -> {
                return joined(file, at, new byte[0], at + length);
            }
            case 6 -> {
                return joined(file, at, Arrays.copyOfRange(file, at, at + length), at);
            }
            case 7 -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length);
                int to = Math.min(other.length, from + length);
                return joined(file, at, Arrays.copyOfRange(other, from, to), at + length);
            }
            case 8 -> {
                byte[] word =
                        WORDS[random.nextInt(WORDS.length)].getBytes(
                                java.nio.charset.StandardCharsets.US_ASCII);
                return joined(file, at, word, Math.min(file.length, at + random.nextInt(4)));
            }
            default -> {
                return random.nextInt(8) == 0 ? Arrays.copyOf(file, at) : file;
            }
        }
        return file;
    }

    /// An integer of 1 to 8 bytes, in either order, near the edge of something.
    private void number(byte[] file, int at) {
        long value = EDGES[random.nextInt(EDGES.length)] + random.nextInt(-1, 2);
        int width = 1 << random.nextInt(4);
        boolean little = random.nextInt(4) > 0;
        for (int k = 0; k < width && at + k < file.length; k++) {
            file[at + k] = (byte) (value >> 8 * (little ? k : width - 1 - k));
        }
    }

    private static byte[] joined(byte[] file, int at, byte[] middle, int from) {
        byte[] all = Arrays.copyOf(file, at + middle.length + file.length - from);
        System.arraycopy(middle, 0, all, at, middle.length);
        System.arraycopy(file, from, all, at + middle.length, file.length - from);
        return all;
    }
}
