package dev.loupe.networks.format.numpy;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an npy array (numpy.lib.format, versions 1 to 3): a Python literal with `descr`, `fortran_order` and `shape`.
///
/// @param objects whether its elements are pickled
/// @param head    bytes before the elements
record NpyArray(DataType type, Shape shape, boolean objects, boolean columnMajor, long head) {
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, L]*)\\)");
    private static final int LONGEST = 1 << 20;
    private static final Map<String, DataType> TYPES =
            Map.ofEntries(
                    Map.entry("b1", DataType.BOOL),
                    Map.entry("i1", DataType.INT8),
                    Map.entry("i2", DataType.INT16),
                    Map.entry("i4", DataType.INT32),
                    Map.entry("i8", DataType.INT64),
                    Map.entry("u1", DataType.UINT8),
                    Map.entry("u2", DataType.UINT16),
                    Map.entry("u4", DataType.UINT32),
                    Map.entry("u8", DataType.UINT64),
                    Map.entry("f2", DataType.FLOAT16),
                    Map.entry("f4", DataType.FLOAT32),
                    Map.entry("f8", DataType.FLOAT64),
                    Map.entry("c8", DataType.COMPLEX64),
                    Map.entry("c16", DataType.COMPLEX128));

    static boolean begins(Bytes bytes) {
        return bytes.length() > 6 && bytes.u8(0) == 0x93 && bytes.says(1, "NUMPY");
    }

    static NpyArray read(Bytes bytes) {
        int version = bytes.u8(6);
        if (version < 1 || version > 3) {
            throw new Broken(bytes.start() + 6, "npy version 1 to 3", "" + version);
        }
        long length = version == 1 ? bytes.u16(8) : bytes.u32(8);
        long from = version == 1 ? 10 : 12;
        if (length > LONGEST) {
            throw new Broken(bytes.start() + 8, "a head of at most 1 MiB", length + " bytes");
        }
        String head = bytes.text(from, length);
        Matcher descr = DESCR.matcher(head);
        Matcher shape = SHAPE.matcher(head);
        if (!descr.find() || !shape.find()) {
            throw new Broken(bytes.start() + from, "descr and shape in the npy head", "none");
        }
        String said = descr.group(2) != null ? "structured" : descr.group(1);
        String plain = said.replaceFirst("^[<>|=]", "");
        DataType type = TYPES.get(plain);
        if (type == null) {
            type =
                    plain.matches("[US][0-9]{1,9}")
                            ? new DataType(
                                    "string",
                                    1,
                                    (plain.charAt(0) == 'U' ? 4 : 1)
                                            * Integer.parseInt(plain.substring(1)))
                            : new DataType(plain.equals("O") ? "object" : plain, 1, 0);
        }
        return new NpyArray(
                type,
                shape(bytes, shape.group(1)),
                plain.contains("O"),
                head.contains("'fortran_order': True"),
                from + length);
    }

    private static Shape shape(Bytes bytes, String text) {
        try {
            return Shape.of(
                    java.util.Arrays.stream(text.replace("L", "").split(","))
                            .map(String::strip)
                            .filter(s -> !s.isEmpty())
                            .mapToLong(Long::parseLong)
                            .toArray());
        } catch (NumberFormatException tooGreat) {
            throw new Broken(bytes.start(), "a shape of numbers", text);
        }
    }
}
