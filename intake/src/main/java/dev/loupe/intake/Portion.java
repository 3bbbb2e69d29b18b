package dev.loupe.intake;

import dev.loupe.runs.Console;
import dev.loupe.runs.domain.MediaItem;

import java.util.ArrayList;
import java.util.List;

/// What a source read of one run and has not told yet: points, things at steps, lines of the console.
public final class Portion {
    private final Columns points = new Columns();
    private final List<MediaItem> items = new ArrayList<>();
    private final List<Console.Line> printed = new ArrayList<>();
    private long lines;

    /// @param lines how many lines of the console were told before
    public Portion(long lines) {
        this.lines = lines;
    }

    public Columns points() {
        return points;
    }

    public void item(MediaItem item) {
        items.add(item);
    }

    /// @param stream `out` or `err`
    public void line(long micros, String stream, String text) {
        printed.add(new Console.Line(lines + printed.size(), micros, stream, text));
    }

    /// How many lines of the console were told.
    public long lines() {
        return lines;
    }

    /// The console begins again.
    public void printAnew() {
        lines = 0;
    }

    /// How many points and things wait.
    public int size() {
        return points.size() + items.size();
    }

    /// Tells all of it, and nothing is left.
    public void tell(RunLog run) {
        if (points.size() > 0) {
            run.points(points.take());
        }
        if (!items.isEmpty()) {
            run.media(List.copyOf(items));
            items.clear();
        }
        if (!printed.isEmpty()) {
            run.console(lines, List.copyOf(printed));
            lines += printed.size();
            printed.clear();
        }
    }
}
