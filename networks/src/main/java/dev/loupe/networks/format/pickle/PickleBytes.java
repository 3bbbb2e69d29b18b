package dev.loupe.networks.format.pickle;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.pickle.Pickled.Flag;
import dev.loupe.networks.format.pickle.Pickled.Raw;
import dev.loupe.networks.format.pickle.Pickled.Real;
import dev.loupe.networks.format.pickle.Pickled.Text;
import dev.loupe.networks.format.pickle.Pickled.Whole;

import java.math.BigInteger;

/// The numbers, texts and bytes of a pickle, read one after another.
final class PickleBytes {
    private static final int LONGEST_LINE = 1 << 20;

    private final Bytes bytes;
    private long at;

    PickleBytes(Bytes bytes, long at) {
        this.bytes = bytes;
        this.at = at;
    }

    long at() {
        return at;
    }

    /// Bytes from the start of the file.
    long where() {
        return bytes.start() + at;
    }

    int u8() {
        return bytes.u8(at++);
    }

    long u32() {
        long value = bytes.u32(at);
        at += 4;
        return value;
    }

    void skip(long n) {
        take(n);
    }

    private Bytes take(long length) {
        if (length < 0 || length > bytes.length() - at) {
            throw new Broken(
                    bytes.start() + at, length + " bytes", (bytes.length() - at) + " bytes");
        }
        Bytes taken = bytes.slice(at, length);
        at += length;
        return taken;
    }

    /// Up to the end of the line, which is left out.
    String line() {
        long end = at;
        while (bytes.u8(end) != '\n') {
            if (++end - at > LONGEST_LINE) {
                throw new Broken(bytes.start() + at, "the end of a line", "none in a megabyte");
            }
        }
        String line = bytes.text(at, end - at);
        at = end + 1;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// A decimal number on a line of its own; `L` may follow.
    BigInteger number(long where) {
        String line = line();
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        try {
            if (digits.length() > 10_000) {
                throw new NumberFormatException("too long");
            }
            return new BigInteger(digits);
        } catch (NumberFormatException e) {
            throw new Broken(where, "a number", "'" + shortened(line) + "'");
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /// What one of the remaining codes holds.
    Pickled scalar(int code, long where) {
        return switch (code) {
            case 'I' -> whole(where);
            case 'L' -> new Whole(number(where));
            case 'J' -> Whole.of(take(4).i32(0));
            case 'K' -> Whole.of(u8());
            case 'M' -> Whole.of(u8() | u8() << 8);
            case 0x8a -> wide(u8());
            case 0x8b -> wide(u32());
            case 'F' -> real(where);
            case 'G' -> new Real(Double.longBitsToDouble(take(8).i64Big(0)));
            case 'S' -> new Text(quoted(line()));
            case 'V' -> new Text(line());
            case 'T' -> text(u32());
            case 'U', 0x8c -> text(u8());
            case 'X' -> text(u32());
            case 0x8d -> text(take(8).i64(0));
            case 'B' -> new Raw(take(u32()));
            case 'C' -> new Raw(take(u8()));
            case 0x8e, 0x96 -> new Raw(take(take(8).i64(0)));
            default ->
                    throw new Broken(
                            where, "an instruction of a pickle", "byte 0x%02x".formatted(code));
        };
    }

    private Pickled whole(long where) {
        long began = at;
        String line = line();
        if (line.equals("01") || line.equals("00")) {
            return new Flag(line.equals("01"));
        }
        at = began;
        return new Whole(number(where));
    }

    private Pickled wide(long length) {
        byte[] little = take(length > LONGEST_LINE ? -1 : length).array();
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        return new Whole(big.length == 0 ? BigInteger.ZERO : new BigInteger(big));
    }

    private Pickled real(long where) {
        String line = line();
        try {
            return new Real(
                    switch (line) {
                        case "nan" -> Double.NaN;
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(line);
                    });
        } catch (NumberFormatException e) {
            throw new Broken(where, "a number", "'" + shortened(line) + "'");
        }
    }

    private Pickled text(long length) {
        return new Text(take(length).text());
    }

    private static String quoted(String text) {
        boolean quotes =
                text.length() > 1
                        && (text.startsWith("'") && text.endsWith("'")
                                || text.startsWith("\"") && text.endsWith("\""));
        return quotes ? text.substring(1, text.length() - 1) : text;
    }
}
