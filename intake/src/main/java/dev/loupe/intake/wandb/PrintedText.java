package dev.loupe.intake.wandb;

import dev.loupe.runs.Console;

import java.util.ArrayList;
import java.util.List;

/// Lines out of what a program printed piece by piece. A line ends at `\n`; of a line that was drawn over by `\r` the last picture stays.
final class PrintedText {
    private static final int LONGEST = 1 << 16;
    private final StringBuilder[] open = {new StringBuilder(), new StringBuilder()};
    private final List<Console.Line> lines = new ArrayList<>();
    private long next;

    PrintedText(long next, String err, String out) {
        this.next = next;
        open[0].append(err);
        open[1].append(out);
    }

    /// @param stream 0 for standard error, 1 for output
    void add(int stream, long micros, String text) {
        StringBuilder line = open[stream & 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || line.length() >= LONGEST) {
                end(stream, micros);
            }
            if (c != '\n') {
                line.append(c);
            }
        }
    }

    /// Ends lines that are open.
    void end(long micros) {
        for (int stream = 0; stream < 2; stream++) {
            if (!open[stream].isEmpty()) {
                end(stream, micros);
            }
        }
    }

    private void end(int stream, long micros) {
        StringBuilder line = open[stream & 1];
        String text = line.toString().stripTrailing();
        lines.add(
                new Console.Line(
                        next++,
                        micros,
                        (stream & 1) == 0 ? "err" : "out",
                        text.substring(text.lastIndexOf('\r') + 1)));
        line.setLength(0);
    }

    /// The number of the next line.
    long next() {
        return next;
    }

    /// What was printed of a line that has not ended.
    String open(int stream) {
        return open[stream].toString();
    }

    /// Lines since the last call.
    List<Console.Line> take() {
        List<Console.Line> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
