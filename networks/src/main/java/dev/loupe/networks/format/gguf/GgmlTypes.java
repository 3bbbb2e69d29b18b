package dev.loupe.networks.format.gguf;

import dev.loupe.core.DataType;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Element types of ggml by their number, with elements and bytes a block (ggml.h, `ggml_type`; ggml-common.h, `block_*`).
final class GgmlTypes {
    private static final Map<Long, DataType> BY_NUMBER = new HashMap<>();

    static {
        is(0, DataType.FLOAT32);
        is(1, DataType.FLOAT16);
        is(24, DataType.INT8);
        is(25, DataType.INT16);
        is(26, DataType.INT32);
        is(27, DataType.INT64);
        is(28, DataType.FLOAT64);
        is(30, DataType.BFLOAT16);
        block(2, "q4_0", 32, 18);
        block(3, "q4_1", 32, 20);
        block(6, "q5_0", 32, 22);
        block(7, "q5_1", 32, 24);
        block(8, "q8_0", 32, 34);
        block(9, "q8_1", 32, 36);
        block(10, "q2_k", 256, 84);
        block(11, "q3_k", 256, 110);
        block(12, "q4_k", 256, 144);
        block(13, "q5_k", 256, 176);
        block(14, "q6_k", 256, 210);
        block(15, "q8_k", 256, 292);
        block(16, "iq2_xxs", 256, 66);
        block(17, "iq2_xs", 256, 74);
        block(18, "iq3_xxs", 256, 98);
        block(19, "iq1_s", 256, 50);
        block(20, "iq4_nl", 32, 18);
        block(21, "iq3_s", 256, 110);
        block(22, "iq2_s", 256, 82);
        block(23, "iq4_xs", 256, 136);
        block(29, "iq1_m", 256, 56);
        block(34, "tq1_0", 256, 54);
        block(35, "tq2_0", 256, 66);
        block(39, "mxfp4", 32, 17);
        block(40, "nvfp4", 64, 36);
        block(41, "q1_0", 128, 18);
    }

    private GgmlTypes() {}

    private static void is(long number, DataType type) {
        BY_NUMBER.put(number, type);
    }

    private static void block(long number, String name, int elements, int bytes) {
        BY_NUMBER.put(number, new DataType(name, elements, bytes));
    }

    static @Nullable DataType numbered(long number) {
        return BY_NUMBER.get(number);
    }
}
