package dev.loupe.cli.compare;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.runs.diff.RunDiff;
import dev.loupe.runs.diff.RunDiff.Points;
import dev.loupe.runs.domain.Run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// Series that differ, both over each other, a panel each; those with the most other points first.
public final class RunDiffPicture {
    private static final int PANELS = 24;
    private static final int COLUMNS = 3;
    private static final double PANEL_WIDTH = 300;
    private static final double PANEL_HEIGHT = 210;

    private final RunPairs all;
    private final List<String> panels = new ArrayList<>();
    private final List<String> sides = new ArrayList<>();
    private final DoubleStream.Builder steps = DoubleStream.builder();
    private final DoubleStream.Builder values = DoubleStream.builder();

    private RunDiffPicture(RunPairs all) {
        this.all = all;
    }

    private record Panel(String name, RunPairs.Pair pair, Points points) {
        long others() {
            return points.diff().apart() + points.diff().alone();
        }
    }

    /// @throws IllegalArgumentException if no series differs
    public static Figure of(RunPairs all, String title) {
        return new RunDiffPicture(all).figure(title);
    }

    private Figure figure(String title) {
        List<Panel> shown = new ArrayList<>();
        for (RunPairs.Pair pair : all.pairs()) {
            String run = all.several() ? pair.before().name() + ": " : "";
            for (RunDiff.Change change : pair.diff().changed()) {
                if (change instanceof Points points) {
                    String name = run + points.key().key() + points.key().context();
                    shown.add(new Panel(name, pair, points));
                }
            }
        }
        if (shown.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing to draw: no series that both runs have differs.");
        }
        int differing = shown.size();
        shown.sort(Comparator.comparingLong(Panel::others).reversed());
        if (differing > PANELS) {
            shown.subList(PANELS, differing).clear();
        }
        String a = all.before().shortName();
        String b = all.after().shortName();
        boolean named = !a.equals(b);
        for (Panel panel : shown) {
            take(panel, named ? a : "A", all.before(), panel.pair().before());
            take(panel, named ? b : "B", all.after(), panel.pair().after());
        }
        int columns = Math.min(COLUMNS, shown.size());
        int rows = Math.ceilDiv(shown.size(), columns);
        Figure figure =
                Figure.of(
                                Table.of("step", steps.build().toArray())
                                        .with("value", values.build().toArray())
                                        .with("run", sides.toArray(String[]::new))
                                        .with("series", panels.toArray(String[]::new)))
                        .line("step", "value")
                        .color("run")
                        .labelY("")
                        .title(title)
                        .size(
                                Math.max(2, columns) * PANEL_WIDTH,
                                Math.max(1.6, rows) * PANEL_HEIGHT);
        if (differing > PANELS) {
            figure =
                    figure.caption(
                            PANELS
                                    + " of "
                                    + differing
                                    + " series that differ, those with the most other points.");
        }
        return shown.size() == 1
                ? figure.labelY(shown.getFirst().name())
                : new Figure(figure.spec().with(new FacetSpec("series", "", columns, true, true)));
    }

    private void take(Panel panel, String side, HeldRuns held, Run run) {
        var points = held.store().series().all(run.id(), panel.points().key());
        for (int i = 0; i < points.size(); i++) {
            panels.add(panel.name());
            sides.add(side);
            steps.add(points.steps()[i]);
            values.add(points.values()[i]);
        }
    }
}
