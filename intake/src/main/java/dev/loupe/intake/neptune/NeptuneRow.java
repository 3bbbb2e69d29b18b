package dev.loupe.intake.neptune;

import dev.loupe.core.bytes.Broken;
import dev.loupe.intake.parquet.ParquetRows;
import dev.loupe.intake.parquet.ParquetRows.Column;
import dev.loupe.intake.parquet.ParquetRows.Kind;

import java.io.IOException;
import java.nio.file.Path;

/// The columns of an exported part, at the row at hand (`model.py`, SCHEMA).
final class NeptuneRow {
    final Column project;
    final Column run;
    final Column path;
    final Column type;
    final Column step;
    final Column time;
    final Column whole;
    final Column real;
    final Column text;
    final Column flag;
    final Column moment;
    final Column texts;
    final Column file;
    final Column edges;
    final Column counts;

    private NeptuneRow(ParquetRows rows) {
        project = rows.column("project_id", Kind.TEXT);
        run = rows.column("run_id", Kind.TEXT);
        path = rows.column("attribute_path", Kind.TEXT);
        type = rows.column("attribute_type", Kind.TEXT);
        step = rows.column("step", Kind.DECIMAL);
        time = rows.column("timestamp", Kind.WHOLE);
        whole = rows.column("int_value", Kind.WHOLE);
        real = rows.column("float_value", Kind.REAL);
        text = rows.column("string_value", Kind.TEXT);
        flag = rows.column("bool_value", Kind.FLAG);
        moment = rows.column("datetime_value", Kind.WHOLE);
        texts = rows.column("string_set_value", Kind.TEXT);
        file = rows.column("file_value.path", Kind.TEXT);
        edges = rows.column("histogram_value.edges", Kind.REAL);
        counts = rows.column("histogram_value.values", Kind.REAL);
    }

    /// Takes a row.
    @FunctionalInterface
    interface Taker {
        void row(NeptuneRow row) throws IOException;
    }

    /// All rows of a part.
    ///
    /// @throws Broken where it is broken
    static void each(Path part, Taker taker) throws IOException {
        ParquetRows rows = ParquetRows.open(part);
        NeptuneRow row = new NeptuneRow(rows);
        while (rows.next()) {
            taker.row(row);
        }
    }

    /// The attribute's path, empty where it has none.
    String path() {
        return path.isNull() ? "" : path.text();
    }

    String type() {
        return type.isNull() ? "" : type.text();
    }
}
