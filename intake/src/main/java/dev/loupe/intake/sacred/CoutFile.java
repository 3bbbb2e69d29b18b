package dev.loupe.intake.sacred;

import dev.loupe.intake.GrowingLines;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run printed, `cout.txt`, read on line by line. Of a line that was drawn over by `\r` the last picture stays.
final class CoutFile {
    private final GrowingLines lines;

    CoutFile(Path file, long offset, long line) {
        this.lines = new GrowingLines(file, offset, line);
    }

    long offset() {
        return lines.offset();
    }

    long line() {
        return lines.line();
    }

    /// @param ended whether the last line is told although no line end follows it
    /// @return whether there is more
    boolean tell(RunLog run, boolean ended) throws IOException {
        if (!Files.isRegularFile(lines.file())) {
            return false;
        }
        List<Console.Line> printed = new ArrayList<>();
        boolean more = lines.read(ended, (number, text) -> printed.add(printed(number, text)));
        tell(run, printed);
        return more;
    }

    /// Tells the last line although no line end follows it.
    void tellRest(RunLog run) throws IOException {
        if (Files.isRegularFile(lines.file())) {
            List<Console.Line> printed = new ArrayList<>();
            lines.rest((number, text) -> printed.add(printed(number, text)));
            tell(run, printed);
        }
    }

    private static void tell(RunLog run, List<Console.Line> printed) {
        if (!printed.isEmpty()) {
            run.console(printed.getFirst().number(), printed);
        }
    }

    /// A line as a terminal would have left it.
    static Console.Line printed(long number, String text) {
        String line = text.stripTrailing();
        return new Console.Line(number, 0, "out", line.substring(line.lastIndexOf('\r') + 1));
    }
}
