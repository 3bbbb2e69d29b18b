package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of a Parquet file, one after another, by the columns that are asked for (Apache Parquet's format 2.12: plain, dictionary and run-length encodings; no, Snappy, gzip and Zstandard compression; lists one deep). Memory: a page a column.
///
/// Everything throws [Broken] where the file breaks the rules.
public final class ParquetRows {
    private final Bytes file;
    private final Footer footer;
    private final List<Column> columns = new ArrayList<>();
    private int group = -1;
    private long leftInGroup;

    /// One column, at the row at hand.
    public final class Column {
        private final int index;
        private final Leaf leaf;
        private @Nullable Cursor cursor;
        private boolean ahead;
        private final List<Bytes> values = new ArrayList<>();
        private boolean flag;
        private boolean absent = true;

        private Column(int index) {
            this.index = index;
            this.leaf = footer.leaves().get(index);
        }

        private void read() {
            values.clear();
            absent = true;
            Cursor from = cursor;
            if (from == null) {
                return;
            }
            if (!ahead) {
                from.next();
            }
            ahead = false;
            do {
                if (from.definition() == leaf.definitions()) {
                    absent = false;
                    flag = from.flag();
                    values.add(from.value());
                }
                if (leaf.repetitions() == 0 || !from.more()) {
                    return;
                }
                from.next();
            } while (from.repetition() > 0);
            ahead = true;
        }

        /// Whether the row has no value here; for a list, no element.
        public boolean isNull() {
            return absent;
        }

        /// The whole number of an INT32 or INT64: a timestamp too, in its own unit.
        public long whole() {
            Bytes value = values.getFirst();
            return leaf.physical() == Leaf.INT32 ? value.i32(0) : value.i64(0);
        }

        public double real() {
            return real(values.getFirst());
        }

        private double real(Bytes value) {
            return leaf.physical() == Leaf.FLOAT ? value.f32(0) : value.f64(0);
        }

        public boolean flag() {
            return flag;
        }

        public String text() {
            return values.getFirst().text();
        }

        /// A decimal of any physical type, big-endian where it is bytes.
        public BigDecimal decimal() {
            BigInteger unscaled =
                    leaf.physical() == Leaf.INT32 || leaf.physical() == Leaf.INT64
                            ? BigInteger.valueOf(whole())
                            : new BigInteger(values.getFirst().array());
            return new BigDecimal(unscaled, leaf.scale());
        }

        /// The elements of a list.
        public List<String> texts() {
            return values.stream().map(Bytes::text).toList();
        }

        /// The elements of a list.
        public double[] reals() {
            return values.stream().mapToDouble(this::real).toArray();
        }
    }

    private ParquetRows(Bytes file) {
        this.file = file;
        this.footer = Footer.read(file);
    }

    /// Opens a file that nobody writes to meanwhile.
    public static ParquetRows open(Path file) throws IOException {
        return new ParquetRows(Bytes.map(file));
    }

    /// How many rows the file says it has.
    public long rows() {
        return footer.rows();
    }

    /// Asks for a column, before the first row.
    ///
    /// @param path of the column, or of the group whose only column it is
    /// @throws Broken if there is none, or it is of another type
    public Column column(String path, Kind kind) {
        for (int i = 0; i < footer.leaves().size(); i++) {
            Leaf leaf = footer.leaves().get(i);
            if (leaf.path().equals(path) || leaf.path().startsWith(path + ".")) {
                if (!kind.takes(leaf)) {
                    throw new Broken(
                            0, "the column " + path + " to be " + kind, "type " + leaf.physical());
                }
                Column column = new Column(i);
                columns.add(column);
                return column;
            }
        }
        throw new Broken(0, "a column " + path, "none");
    }

    /// What a column must be to be read so.
    public enum Kind {
        WHOLE,
        REAL,
        FLAG,
        TEXT,
        DECIMAL;

        private boolean takes(Leaf leaf) {
            int type = leaf.physical();
            return switch (this) {
                case WHOLE -> type == Leaf.INT32 || type == Leaf.INT64;
                case REAL -> type == Leaf.FLOAT || type == Leaf.DOUBLE;
                case FLAG -> type == Leaf.BOOLEAN;
                case TEXT -> type == Leaf.BYTES;
                case DECIMAL ->
                        type == Leaf.INT32
                                || type == Leaf.INT64
                                || type == Leaf.FIXED
                                || type == Leaf.BYTES;
            };
        }
    }

    /// Moves to the next row.
    public boolean next() {
        while (leftInGroup == 0) {
            if (++group >= footer.groups().size()) {
                return false;
            }
            Footer.Group begun = footer.groups().get(group);
            leftInGroup = begun.rows();
            for (Column column : columns) {
                column.cursor = new Cursor(file, column.leaf, begun.chunks().get(column.index));
                column.ahead = false;
            }
        }
        leftInGroup--;
        columns.forEach(Column::read);
        return true;
    }
}
