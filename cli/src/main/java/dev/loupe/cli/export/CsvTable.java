package dev.loupe.cli.export;

import dev.loupe.runs.domain.SeriesKey;

import java.io.IOException;
import java.io.Writer;

/// Comma-separated values by RFC 4180: a head line, fields with a comma, quote or line break in quotes, lines ended by `\n`.
public final class CsvTable implements SeriesTable {
    private final Writer out;
    private String prefix = "";

    public CsvTable(Writer out) throws IOException {
        this.out = out;
        out.write(String.join(",", COLUMNS));
        out.write('\n');
    }

    @Override
    public void series(String project, String runId, String run, SeriesKey key) {
        prefix =
                field(project)
                        + ','
                        + field(runId)
                        + ','
                        + field(run)
                        + ','
                        + field(SeriesTable.name(key))
                        + ',';
    }

    @Override
    public void point(long step, long micros, double value) throws IOException {
        out.write(prefix);
        out.write(Long.toString(step));
        out.write(',');
        out.write(SeriesTable.seconds(micros));
        out.write(',');
        out.write(SeriesTable.text(value));
        out.write('\n');
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
