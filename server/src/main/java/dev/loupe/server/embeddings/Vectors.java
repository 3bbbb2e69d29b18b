package dev.loupe.server.embeddings;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Vectors of one width, finite, one a row.
///
/// @param values `[rows × width]`, row by row
record Vectors(float[] values, int rows, int width) {
    static final int MOST_ROWS = 100_000;
    static final int MOST_NUMBERS = 8_000_000;
    private static final int LONGEST_NUMBER = 64;

    /// From a file of TensorBoard's projector: `.bytes` holds 32-bit numbers, the lowest byte first, of the shape that the config says; all else is text with a row a line
    /// and tabs between numbers.
    ///
    /// @param bytes of the file
    /// @param shape rows and width with anything between them, empty if unknown
    /// @throws IllegalArgumentException with one sentence for what is no such file, or has more than 100,000 rows or 8,000,000 numbers
    static Vectors read(String name, InputStream in, long bytes, String shape) throws IOException {
        return name.toLowerCase(Locale.ROOT).endsWith(".bytes")
                ? packed(name, in, bytes, shape)
                : new Reader(name, in).read();
    }

    private static Vectors packed(String name, InputStream in, long bytes, String shape)
            throws IOException {
        long[] sides =
                Arrays.stream(shape.split("[^0-9]+"))
                        .filter(side -> !side.isEmpty() && side.length() < 10)
                        .mapToLong(Long::parseLong)
                        .toArray();
        if (sides.length != 2 || sides[0] * sides[1] * Float.BYTES != bytes) {
            throw new IllegalArgumentException(
                    name
                            + " has "
                            + bytes
                            + " bytes, and the shape that the config names is '"
                            + shape
                            + "'; expected rows and width with 4 bytes a number.");
        }
        bounded(name, sides[0], sides[1]);
        float[] values = new float[(int) (sides[0] * sides[1])];
        ByteBuffer.wrap(in.readNBytes((int) bytes))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < values.length; i++) {
            finite(name, values[i], i / sides[1] + 1, i % sides[1] + 1, values[i] + "");
        }
        return new Vectors(values, (int) sides[0], (int) sides[1]);
    }

    private static void bounded(String name, long rows, long width) {
        if (rows > MOST_ROWS || rows * width > MOST_NUMBERS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has %,d or more rows of %,d numbers; at most %,d rows and %,d numbers are shown.",
                            name,
                            rows,
                            width,
                            MOST_ROWS,
                            MOST_NUMBERS));
        }
        if (rows == 0 || width == 0) {
            throw new IllegalArgumentException(name + " holds no vectors.");
        }
    }

    private static void finite(String name, float value, long row, long column, String text) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    name
                            + " must hold finite numbers, but number "
                            + column
                            + " of row "
                            + row
                            + " is '"
                            + text
                            + "'.");
        }
    }

    /// Numbers in text, with no line believed to end.
    private static final class Reader {
        private final String name;
        private final InputStream in;
        private final byte[] number = new byte[LONGEST_NUMBER];
        private int length;
        private float[] values = new float[1 << 12];
        private int count;
        private int rows;
        private int column;
        private int width;

        Reader(String name, InputStream in) {
            this.name = name;
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        Vectors read() throws IOException {
            for (int b = in.read(); ; b = in.read()) {
                if (b == '\t' || b == '\n' || b < 0) {
                    if (length > 0 || column > 0 || b == '\t') {
                        number();
                    }
                    if (b != '\t') {
                        line();
                    }
                    if (b < 0) {
                        bounded(name, rows, width);
                        return new Vectors(Arrays.copyOf(values, count), rows, width);
                    }
                } else if (b != '\r' && b != ' ') {
                    if (length == LONGEST_NUMBER) {
                        throw wrong(new String(number, StandardCharsets.UTF_8) + "…");
                    }
                    number[length++] = (byte) b;
                }
            }
        }

        private void number() {
            String text = new String(number, 0, length, StandardCharsets.UTF_8);
            length = 0;
            column++;
            try {
                float value = Float.parseFloat(text);
                finite(name, value, rows + 1L, column, text);
                if (count == values.length) {
                    bounded(name, rows + 1L, Math.max(width, column));
                    values = Arrays.copyOf(values, Math.min(2 * count, MOST_NUMBERS + 1));
                }
                if (count > MOST_NUMBERS) {
                    bounded(name, rows + 2L, Math.max(width, column));
                }
                values[count++] = value;
            } catch (NumberFormatException e) {
                column--;
                throw wrong(text);
            }
        }

        private IllegalArgumentException wrong(String text) {
            return new IllegalArgumentException(
                    name
                            + " must hold numbers with tabs between them, but number "
                            + (column + 1)
                            + " of row "
                            + (rows + 1)
                            + " is '"
                            + text
                            + "'.");
        }

        private void line() {
            if (column == 0) {
                return;
            }
            width = rows == 0 ? column : width;
            if (column != width) {
                throw new IllegalArgumentException(
                        name
                                + " must have rows of one width, but row 1 has "
                                + width
                                + " numbers and row "
                                + (rows + 1)
                                + " has "
                                + column
                                + ".");
            }
            column = 0;
            rows++;
            if (rows > MOST_ROWS) {
                bounded(name, rows, width);
            }
        }
    }
}
