package dev.loupe.figure.draw;

import dev.loupe.figure.layout.Headline;
import dev.loupe.figure.layout.Margins;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Pictures in a grid, their panels aligned: all panels of a column begin and end at the same
/// pixels, as do those of a row.
final class GridPlan {
    private final GridSpec spec;
    private final Theme theme;
    private final List<Cell> cells = new ArrayList<>();

    /// A cell and what stands in it; `figure` is null for a grid within the grid.
    private record Cell(
            GridSpec.CellSpec spec, @Nullable FigurePlan figure, @Nullable PictureDrawing inner) {
        int lastColumn() {
            return spec.column() + spec.wide() - 1;
        }

        int lastRow() {
            return spec.row() + spec.high() - 1;
        }
    }

    GridPlan(GridSpec spec, Theme theme, double width, double height) {
        this.spec = spec;
        this.theme = theme;
        for (GridSpec.CellSpec cell : spec.cells()) {
            if (cell.column() + cell.wide() > spec.columns().length
                    || cell.row() + cell.high() > spec.rows().length) {
                throw new IllegalArgumentException(
                        "A cell at row "
                                + cell.row()
                                + ", column "
                                + cell.column()
                                + " lies outside the grid of "
                                + spec.rows().length
                                + " rows and "
                                + spec.columns().length
                                + " columns.");
            }
            double w = width / spec.columns().length * cell.wide();
            double h = height / spec.rows().length * cell.high();
            Picture picture = PictureDrawing.composed(cell.picture());
            cells.add(
                    switch (picture) {
                        case FigureSpec figure -> {
                            FigurePlan plan = new FigurePlan(figure, theme, w);
                            if (spec.legend() != LegendSpec.NONE) {
                                plan.leaveGuides();
                            }
                            yield new Cell(cell, plan, null);
                        }
                        case GridSpec grid ->
                                new Cell(cell, null, PictureDrawing.of(grid, theme, w, h));
                    });
        }
        if (spec.shareX()) {
            share(Channel.X, spec.columns().length);
        }
        if (spec.shareY()) {
            share(Channel.Y, spec.rows().length);
        }
    }

    private void share(Channel channel, int lines) {
        for (int line = 0; line < lines; line++) {
            Extents all = new Extents();
            List<FigurePlan> plans = new ArrayList<>();
            for (Cell cell : cells) {
                int at = channel == Channel.X ? cell.spec.column() : cell.spec.row();
                int over = channel == Channel.X ? cell.spec.wide() : cell.spec.high();
                if (cell.figure != null && at == line && over == 1 && cell.figure.hasAxes()) {
                    plans.add(cell.figure);
                    for (PanelPlan panel : cell.figure.panels()) {
                        all.join(panel.extents());
                    }
                }
            }
            plans.forEach(plan -> plan.share(channel, all.of(channel)));
        }
    }

    List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (Cell cell : cells) {
            all.addAll(cell.figure != null ? cell.figure.numbers() : inner(cell).numbers());
        }
        return all;
    }

    /// Each once; where figures leave out different numbers of rows, the greatest says it for all.
    List<String> notes() {
        Set<String> all = new LinkedHashSet<>();
        int[] left =
                cells.stream()
                        .map(Cell::figure)
                        .filter(Objects::nonNull)
                        .mapToInt(FigurePlan::leftOut)
                        .distinct()
                        .sorted()
                        .toArray();
        int most = left.length == 0 ? 0 : left[left.length - 1];
        if (left.length > 1) {
            all.add(
                    "Up to "
                            + most
                            + (most == 1 ? " row" : " rows")
                            + " without a value left out of each panel.");
        }
        for (Cell cell : cells) {
            all.addAll(
                    cell.figure == null
                            ? inner(cell).notes()
                            : left.length > 1 ? cell.figure.plainNotes() : cell.figure.notes());
        }
        return List.copyOf(all);
    }

    private static PictureDrawing inner(Cell cell) {
        PictureDrawing inner = cell.inner;
        if (inner == null) {
            throw new IllegalStateException("a cell is a figure or a grid");
        }
        return inner;
    }

    void draw(Box area, Sketch sketch, List<Panel> panels) {
        Guides guides = guides(area);
        Box inside = area.inset(guides.top(), guides.right(), guides.bottom(), 0);
        int columns = spec.columns().length;
        int rows = spec.rows().length;
        double[] left = new double[columns];
        double[] right = new double[columns];
        double[] top = new double[rows];
        double[] bottom = new double[rows];
        for (Cell cell : cells) {
            Margins margins = margins(cell, inside);
            left[cell.spec.column()] = Math.max(left[cell.spec.column()], margins.left());
            right[cell.lastColumn()] = Math.max(right[cell.lastColumn()], margins.right());
            top[cell.spec.row()] = Math.max(top[cell.spec.row()], margins.top());
            bottom[cell.lastRow()] = Math.max(bottom[cell.lastRow()], margins.bottom());
        }
        double[] x = starts(inside.x(), inside.width(), spec.columns(), left, right);
        double[] y = starts(inside.y(), inside.height(), spec.rows(), top, bottom);
        for (Cell cell : cells) {
            int c = cell.spec.column();
            int r = cell.spec.row();
            Box box =
                    new Box(
                            x[2 * c] - left[c],
                            y[2 * r] - top[r],
                            x[2 * cell.lastColumn() + 1]
                                    + right[cell.lastColumn()]
                                    - x[2 * c]
                                    + left[c],
                            y[2 * cell.lastRow() + 1] + bottom[cell.lastRow()] - y[2 * r] + top[r]);
            Margins margins =
                    new Margins(top[r], right[cell.lastColumn()], bottom[cell.lastRow()], left[c]);
            draw(cell, box, margins, sketch, panels);
        }
        guides.draw(area, inside, theme, sketch);
    }

    private Guides guides(Box area) {
        List<FigurePlan> figures =
                cells.stream().map(Cell::figure).filter(Objects::nonNull).toList();
        return Guides.of(figures, spec.legend(), area.width(), area.height());
    }

    private static String title(Cell cell) {
        return cell.spec.picture().heading().title();
    }

    private Margins margins(Cell cell, Box inside) {
        FigurePlan figure = cell.figure;
        if (figure == null) {
            return Margins.NONE;
        }
        double w = inside.width() * share(spec.columns(), cell.spec.column(), cell.spec.wide());
        double h = inside.height() * share(spec.rows(), cell.spec.row(), cell.spec.high());
        Margins own = FigureLayout.of(figure, w, h, titles(cell), Margins.NONE).margins();
        double head = Headline.of(figure.spec().heading(), w, List.of()).top();
        boolean outerX = labelX(cell);
        boolean outerY = labelY(cell);
        return new Margins(
                own.top() + head, own.right(), outerX ? own.bottom() : 0, outerY ? own.left() : 0);
    }

    /// What share of all weights some neighbouring lines have.
    private static double share(double[] weights, int first, int count) {
        return Arrays.stream(weights, first, first + count).sum() / Arrays.stream(weights).sum();
    }

    /// Whether the ticks of x are labelled: always, unless a figure below has the same scale.
    private boolean labelX(Cell cell) {
        return !spec.shareX()
                || cells.stream()
                        .noneMatch(
                                other ->
                                        other.spec.column() == cell.spec.column()
                                                && other.spec.row() > cell.lastRow());
    }

    private boolean labelY(Cell cell) {
        return !spec.shareY()
                || cells.stream()
                        .noneMatch(
                                other ->
                                        other.spec.row() == cell.spec.row()
                                                && other.spec.column() < cell.spec.column());
    }

    private FigureLayout.Titles titles(Cell cell) {
        boolean shared = spec.shareX() || spec.shareY();
        return shared && !labelX(cell) && !labelY(cell)
                ? FigureLayout.Titles.NONE
                : FigureLayout.Titles.TURNED;
    }

    private void draw(Cell cell, Box box, Margins margins, Sketch sketch, List<Panel> panels) {
        FigurePlan figure = cell.figure;
        if (figure == null) {
            inner(cell).draw(box, sketch, panels);
            return;
        }
        Headline headline = Headline.of(figure.spec().heading(), box.width(), List.of());
        if (!title(cell).isEmpty()) {
            headline.draw(
                    new Box(box.x() + margins.left(), box.y(), box.width(), box.height()),
                    theme,
                    sketch);
        }
        double head = headline.top();
        Box area = box.inset(head, 0, 0, 0);
        Margins rest =
                new Margins(
                        margins.top() - head, margins.right(), margins.bottom(), margins.left());
        FigureLayout.Titles titles = titles(cell);
        FigureLayout layout =
                FigureLayout.exactly(figure, area.width(), area.height(), titles, rest);
        new FigureDrawing(figure, layout, area, titles, labelX(cell), labelY(cell))
                .draw(sketch, panels);
    }

    /// Where the panels of each line begin and end.
    ///
    /// @return pairs of begin and end
    private double[] starts(
            double start, double length, double[] weights, double[] before, double[] after) {
        double taken = spec.gap() * (weights.length - 1);
        for (int i = 0; i < weights.length; i++) {
            taken += before[i] + after[i];
        }
        double whole = Arrays.stream(weights).sum();
        double room = Math.max(10.0 * weights.length, length - taken);
        double[] edges = new double[2 * weights.length];
        double at = start;
        for (int i = 0; i < weights.length; i++) {
            at += before[i];
            edges[2 * i] = at;
            at += room * weights[i] / whole;
            edges[2 * i + 1] = at;
            at += after[i] + spec.gap();
        }
        return edges;
    }
}
