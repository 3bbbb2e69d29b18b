package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.json.RowsJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/// Arrays of Plotly's figures: JSON arrays, or `{"dtype","bdata","shape"}` with little-endian bytes in base64.
///
/// Source: plotly.py 6, "typed arrays" of `to_json`; the dtypes are those of plotly.js' `typed_array_spec`.
final class Values {
    private static final int MOST = 50_000_000;

    private Values() {}

    static boolean array(JsonNode node) {
        return node.isArray() || node.has("bdata");
    }

    /// How many values there are; of a matrix, how many rows.
    static int size(JsonNode node) {
        return node.isArray() ? node.size() : node.has("bdata") ? numbers(node).length : 0;
    }

    /// The values as the narrowest column.
    static Column column(JsonNode node) {
        if (node.has("bdata")) {
            return new Column.Numbers(numbers(node));
        }
        @Nullable JsonNode[] values = new @Nullable JsonNode[node.size()];
        Arrays.setAll(values, node::get);
        return RowsJson.column(values);
    }

    /// The values as numbers; NaN where they are none.
    static double[] numbers(JsonNode node) {
        if (!node.has("bdata")) {
            double[] values = new double[node.size()];
            Arrays.setAll(values, i -> node.get(i).asDouble(Double.NaN));
            return values;
        }
        ByteBuffer bytes;
        try {
            bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(node.path("bdata").asString("")))
                            .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The bdata of a Plotly array must be base64, but is not.", e);
        }
        String type = node.path("dtype").asString("");
        int width = width(type);
        if (bytes.capacity() % width != 0) {
            throw new IllegalArgumentException(
                    "The bdata of a Plotly array of %s must be a multiple of %d bytes, but is %d."
                            .formatted(type, width, bytes.capacity()));
        }
        double[] values = new double[bytes.capacity() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(bytes, type, i * width);
        }
        return values;
    }

    private static int width(String type) {
        return switch (type) {
            case "i1", "u1", "u1c", "b" -> 1;
            case "i2", "u2" -> 2;
            case "i4", "u4", "f4" -> 4;
            case "i8", "u8", "f8" -> 8;
            default ->
                    throw new IllegalArgumentException(
                            "The dtype of a Plotly array must be i1, u1, i2, u2, i4, u4, i8, u8, f4 or f8, but is "
                                    + type
                                    + ".");
        };
    }

    private static double value(ByteBuffer bytes, String type, int at) {
        return switch (type) {
            case "i1" -> bytes.get(at);
            case "i2" -> bytes.getShort(at);
            case "u2" -> bytes.getShort(at) & 0xffff;
            case "i4" -> bytes.getInt(at);
            case "u4" -> bytes.getInt(at) & 0xffffffffL;
            case "i8", "u8" -> bytes.getLong(at);
            case "f4" -> bytes.getFloat(at);
            case "f8" -> bytes.getDouble(at);
            default -> bytes.get(at) & 0xff;
        };
    }

    /// A matrix, row by row; rows may be of different lengths, NaN where there is nothing.
    static double[][] matrix(JsonNode node) {
        if (node.has("bdata")) {
            String[] shape = node.path("shape").asString("").split("\\s*,\\s*");
            double[] flat = numbers(node);
            int columns = shape.length == 2 ? count(shape[1]) : 0;
            if (columns <= 0 || flat.length % columns != 0 || flat.length > MOST) {
                throw new IllegalArgumentException(
                        "The shape of a Plotly matrix must be rows and columns of its %d values, but is %s."
                                .formatted(flat.length, node.path("shape").asString("nothing")));
            }
            double[][] rows = new double[flat.length / columns][];
            Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
            return rows;
        }
        double[][] rows = new double[node.size()][];
        Arrays.setAll(rows, i -> numbers(node.get(i)));
        return rows;
    }

    /// Rows of pixels of `deep` values each; a pixel of another length is an error.
    static double[][][] cube(JsonNode node, int deep) {
        boolean packed = node.has("bdata");
        String[] shape = node.path("shape").asString("").split("\\s*,\\s*");
        double[] flat = packed ? numbers(node) : new double[0];
        int columns = packed && shape.length == 3 ? count(shape[1]) : 0;
        if (packed
                && (columns <= 0
                        || count(shape[2]) != deep
                        || flat.length % (columns * (long) deep) != 0)) {
            throw new IllegalArgumentException(
                    "The shape of a Plotly image must be rows, columns and %d of its %d values, but is %s."
                            .formatted(deep, flat.length, node.path("shape").asString("nothing")));
        }
        double[][][] rows = new double[packed ? flat.length / columns / deep : node.size()][][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[packed ? columns : node.get(row).size()][];
            for (int column = 0; column < rows[row].length; column++) {
                int at = (row * columns + column) * deep;
                rows[row][column] =
                        packed
                                ? Arrays.copyOfRange(flat, at, at + deep)
                                : numbers(node.get(row).get(column));
                if (rows[row][column].length != deep) {
                    throw new IllegalArgumentException(
                            "A pixel of a Plotly image must have %d values, but that of row %d and column %d has %d."
                                    .formatted(deep, row, column, rows[row][column].length));
                }
            }
        }
        return rows;
    }

    private static int count(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
