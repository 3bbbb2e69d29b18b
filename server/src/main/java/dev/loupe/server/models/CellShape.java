package dev.loupe.server.models;

import dev.loupe.networks.weights.HeatMap;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A heat map as JSON: numbers in lists, or packed.
record CellShape(HeatMap map) {
    /// @param packed little-endian `float32` in base 64, NaN as such; else lists with null
    Map<String, Object> json(boolean packed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", map.rows());
        json.put("columns", map.columns());
        json.put("height", map.height());
        json.put("width", map.width());
        json.put("exact", map.exact());
        json.put("mean", packed ? bytes(map.mean()) : list(map.mean()));
        if (!map.exact()) {
            json.put("min", packed ? bytes(map.min()) : list(map.min()));
            json.put("max", packed ? bytes(map.max()) : list(map.max()));
        }
        if (Arrays.stream(map.bad()).anyMatch(n -> n > 0)) {
            json.put("bad", map.bad());
        }
        return json;
    }

    private static List<@Nullable Float> list(double[] values) {
        List<@Nullable Float> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Float.isFinite((float) value) ? (Float) (float) value : null);
        }
        return list;
    }

    private static String bytes(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
