package dev.loupe.networks.format.hdf5;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// What elements are (section IV.A.2.d, datatype message): `class and version u8, bits u24, size u32, properties`.
///
/// @param type      in Loupe's words; `string` for texts, the class's name for what has no word
/// @param size      bytes an element takes
/// @param kind      how elements are stored
/// @param bigEndian whether numbers are turned around
record Hdf5Type(DataType type, int size, Kind kind, boolean bigEndian) {

    /// `TEXT` has a fixed size, `LONG_TEXT` lies in a global heap, `OTHER` is not read.
    enum Kind {
        NUMBER,
        TEXT,
        LONG_TEXT,
        OTHER
    }

    static Hdf5Type read(Bytes message) {
        int code = message.u8(0) & 15;
        int bits = message.u8(1);
        long size = message.u32(4);
        if (size > Integer.MAX_VALUE) {
            throw new Broken(message.start() + 4, "elements below 2 GiB", size + " bytes");
        }
        boolean big = (bits & 1) != 0;
        return switch (code) {
            case 0 -> number(((bits & 8) != 0 ? "int" : "uint") + 8 * size, size, big);
            case 1 ->
                    number(
                            size == 2 && brain(message) ? "bfloat16" : "float" + 8 * size,
                            size,
                            big);
            case 3 ->
                    size == 0
                            ? other("text", size)
                            : new Hdf5Type(DataType.STRING, (int) size, Kind.TEXT, false);
            case 8 ->
                    size == 1
                            ? new Hdf5Type(DataType.BOOL, 1, Kind.NUMBER, false)
                            : other("enum", size);
            case 9 ->
                    (bits & 15) == 1
                            ? new Hdf5Type(DataType.STRING, (int) size, Kind.LONG_TEXT, false)
                            : other("list", size);
            case 4 -> other("bits", size);
            case 5 -> other("opaque", size);
            case 6 -> complex(message, size);
            case 7 -> other("reference", size);
            case 10 -> other("array", size);
            case 2 -> other("time", size);
            default -> throw new Broken(message.start(), "an HDF5 datatype", "class " + code);
        };
    }

    private static Hdf5Type number(String name, long size, boolean big) {
        return DataType.named(name)
                .map(type -> new Hdf5Type(type, (int) size, Kind.NUMBER, big && size > 1))
                .orElseGet(() -> other(name, size));
    }

    private static Hdf5Type other(String name, long size) {
        return new Hdf5Type(new DataType(name, 1, (int) size), (int) size, Kind.OTHER, false);
    }

    /// A bfloat16 has 8 bits of exponent: property `exponent size` at 13.
    private static boolean brain(Bytes message) {
        return message.length() > 13 && message.u8(13) == 8;
    }

    /// h5py writes complex numbers as a compound of `r` and `i`.
    private static Hdf5Type complex(Bytes message, long size) {
        boolean pair = message.length() > 8 && message.u8(8) == 'r' && message.u8(1) == 2;
        return pair && (size == 8 || size == 16)
                ? number("complex" + 8 * size, size, false)
                : other("compound", size);
    }
}
