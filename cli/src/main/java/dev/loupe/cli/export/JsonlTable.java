package dev.loupe.cli.export;

import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.io.JsonStringEncoder;

import java.io.IOException;
import java.io.Writer;

/// One JSON object a line; values that JSON has no number for are the strings `NaN`, `Infinity`, `-Infinity`.
public final class JsonlTable implements SeriesTable {
    private final Writer out;
    private String prefix = "";

    public JsonlTable(Writer out) {
        this.out = out;
    }

    @Override
    public void series(String project, String runId, String run, SeriesKey key) {
        prefix =
                "{\"project\":"
                        + quoted(project)
                        + ",\"run_id\":"
                        + quoted(runId)
                        + ",\"run\":"
                        + quoted(run)
                        + ",\"key\":"
                        + quoted(SeriesTable.name(key))
                        + ",\"step\":";
    }

    @Override
    public void point(long step, long micros, double value) throws IOException {
        out.write(prefix);
        out.write(Long.toString(step));
        out.write(",\"time\":");
        out.write(SeriesTable.seconds(micros));
        out.write(",\"value\":");
        String text = SeriesTable.text(value);
        out.write(Double.isFinite(value) ? text : '"' + text + '"');
        out.write("}\n");
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
