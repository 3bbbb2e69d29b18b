package dev.loupe.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the elements of a tensor are, by the name that all of Loupe uses (`float32`, `bfloat16`, `int4`, `q4_0`, `string` …). Elements are stored in blocks: one element a block for plain
/// types, several for packed and quantised ones.
///
/// @param elements    elements a block
/// @param bytes       bytes a block, 0 where elements differ in length
public record DataType(String name, int elements, int bytes) {
    private static final Map<String, DataType> KNOWN = new TreeMap<>();

    public static final DataType FLOAT64 = plain("float64", 8);
    public static final DataType FLOAT32 = plain("float32", 4);
    public static final DataType FLOAT16 = plain("float16", 2);
    public static final DataType BFLOAT16 = plain("bfloat16", 2);
    public static final DataType FLOAT8_E4M3FN = plain("float8_e4m3fn", 1);
    public static final DataType FLOAT8_E4M3FNUZ = plain("float8_e4m3fnuz", 1);
    public static final DataType FLOAT8_E5M2 = plain("float8_e5m2", 1);
    public static final DataType FLOAT8_E5M2FNUZ = plain("float8_e5m2fnuz", 1);
    public static final DataType FLOAT8_E8M0 = plain("float8_e8m0", 1);
    public static final DataType FLOAT4_E2M1 = packed("float4_e2m1", 2);
    public static final DataType INT64 = plain("int64", 8);
    public static final DataType INT32 = plain("int32", 4);
    public static final DataType INT16 = plain("int16", 2);
    public static final DataType INT8 = plain("int8", 1);
    public static final DataType INT4 = packed("int4", 2);
    public static final DataType INT2 = packed("int2", 4);
    public static final DataType UINT64 = plain("uint64", 8);
    public static final DataType UINT32 = plain("uint32", 4);
    public static final DataType UINT16 = plain("uint16", 2);
    public static final DataType UINT8 = plain("uint8", 1);
    public static final DataType UINT4 = packed("uint4", 2);
    public static final DataType UINT2 = packed("uint2", 4);
    public static final DataType BOOL = plain("bool", 1);
    public static final DataType COMPLEX64 = plain("complex64", 8);
    public static final DataType COMPLEX128 = plain("complex128", 16);
    public static final DataType STRING = plain("string", 0);

    private static DataType plain(String name, int bytes) {
        return known(new DataType(name, 1, bytes));
    }

    private static DataType packed(String name, int elements) {
        return known(new DataType(name, elements, 1));
    }

    private static DataType known(DataType type) {
        KNOWN.put(type.name, type);
        return type;
    }

    /// One of the types above.
    public static Optional<DataType> named(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /// All of the types above, by name.
    public static List<DataType> all() {
        return List.copyOf(KNOWN.values());
    }

    /// How many bytes `n` elements take; the last block may be part full. Saturates at the greatest `long`; 0 for texts.
    public long bytesFor(long n) {
        long blocks = Math.ceilDiv(n, elements);
        return bytes != 0 && blocks > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : blocks * bytes;
    }

    @Override
    public String toString() {
        return name;
    }
}
