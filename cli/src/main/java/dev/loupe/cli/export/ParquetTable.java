package dev.loupe.cli.export;

import dev.loupe.runs.domain.SeriesKey;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An Apache Parquet file: row groups of up to 256 Ki rows, one data page (version 1) a column, no compression.
///
/// ```
/// "PAR1"
/// row group*   one column chunk after another: PageHeader, then the page
/// footer       FileMetaData, its length as u32 little-endian
/// "PAR1"
/// ```
///
/// The four text columns are dictionary-encoded (one PLAIN dictionary page, then RLE_DICTIONARY indices), since a series repeats them on
/// every row; `step` is INT64 PLAIN; `time` and `value` are DOUBLE PLAIN. All columns are REQUIRED, so there are no levels.
///
/// Source: <https://github.com/apache/parquet-format/blob/apache-parquet-format-2.10.0/README.md>, `parquet.thrift` and `Encodings.md` there.
public final class ParquetTable implements SeriesTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_IN_GROUP = 1 << 18;
    private static final int TEXTS = 4;

    private final OutputStream out;
    private final List<ParquetGroup> groups = new ArrayList<>();
    private final int[] texts = new int[TEXTS];
    private String[] names = new String[TEXTS];
    private ParquetColumns rows = new ParquetColumns(ROWS_IN_GROUP);
    private long at;

    public ParquetTable(OutputStream out) throws IOException {
        this.out = out;
        write(MAGIC);
    }

    @Override
    public void series(String project, String runId, String run, SeriesKey key) {
        names = new String[] {project, runId, run, SeriesTable.name(key)};
        intern();
    }

    @Override
    public void point(long step, long micros, double value) throws IOException {
        rows.add(texts, step, micros / 1e6, value);
        if (rows.size() == ROWS_IN_GROUP) {
            flush();
            intern();
        }
    }

    private void intern() {
        for (int column = 0; column < TEXTS; column++) {
            texts[column] = names[column] == null ? 0 : rows.intern(column, names[column]);
        }
    }

    private void flush() throws IOException {
        if (rows.size() > 0) {
            List<ParquetGroup.Chunk> chunks = new ArrayList<>();
            for (int column = 0; column < COLUMNS.length; column++) {
                byte[] dictionary = rows.dictionaryPage(column);
                byte[] data = rows.dataPage(column);
                long start = at;
                write(dictionary);
                long dataAt = at;
                write(data);
                chunks.add(new ParquetGroup.Chunk(start, dataAt, at - start));
            }
            groups.add(new ParquetGroup(rows.size(), chunks));
        }
        rows = new ParquetColumns(ROWS_IN_GROUP);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
            byte[] footer = ParquetGroup.footer(groups);
            write(footer);
            write(
                    new byte[] {
                        (byte) footer.length,
                        (byte) (footer.length >> 8),
                        (byte) (footer.length >> 16),
                        (byte) (footer.length >> 24)
                    });
            write(MAGIC);
        }
    }
}
