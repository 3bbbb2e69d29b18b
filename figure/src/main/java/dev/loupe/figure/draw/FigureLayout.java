package dev.loupe.figure.draw;

import dev.loupe.figure.layout.Margins;
import dev.loupe.figure.layout.XAxis;
import dev.loupe.figure.layout.YAxis;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;

/// Where a figure's panels, axes and legends lie in an area. Panels are of one size.
///
/// Label widths depend on the panel's size and it on them; three rounds settle it, as labels change little with a few pixels.
///
/// @param margins   around all panels together, within the area
/// @param boxes     one a panel, relative to the area's top left
/// @param x,y       one a panel
/// @param right     one a panel if there are y axes at the right, else none
/// @param besideRight pixels that their labels take
/// @param endLabels pixels at the right for names at the ends of lines; 0 for none
record FigureLayout(
        Margins margins,
        List<Box> boxes,
        List<XAxis> x,
        List<YAxis> y,
        List<YAxis> right,
        double besideRight,
        Guides guides,
        double endLabels) {
    static final double AXIS_TITLE = 20;
    static final double STRIP = 20;
    private static final double GAP = 20;
    private static final double END_LABEL_GAP = 8;
    private static final double MOST_END_LABEL = 140;
    private static final double LEAST_PANEL = 24;
    private static final double LEAST_GAP = 4;

    /// How axis titles stand.
    enum Titles {
        /// That of y lies above its axis, where it is read without turning the head.
        LEVEL,
        /// That of y is turned, for figures in a grid.
        TURNED,
        /// There are none.
        NONE
    }

    static FigureLayout of(
            FigurePlan plan, double width, double height, Titles titles, Margins least) {
        double end = endLabelWidth(plan, width);
        Guides guides = guides(plan, width, height, end);
        Margins outer = outer(plan, guides, titles);
        double left = 40;
        double bottom = 18;
        double right = plan.sides().has(true) ? 40 : 0;
        Margins around = Margins.NONE;
        Arrangement arranged = null;
        for (int round = 0; arranged == null || round < 3; round++) {
            around =
                    new Margins(
                                    outer.top(),
                                    outer.right() + end + right,
                                    outer.bottom() + bottom,
                                    outer.left() + left)
                            .join(least);
            arranged = arrange(plan, width, height, around, left + right, bottom);
            right = arranged.beside();
            left = arranged.left;
            bottom = arranged.bottom;
        }
        return arranged.layout(around, guides, end);
    }

    /// Panels within margins that were settled for several figures at once.
    static FigureLayout exactly(
            FigurePlan plan, double width, double height, Titles titles, Margins margins) {
        double end = endLabelWidth(plan, width);
        double beside = plan.sides().has(true) ? 80 : 40;
        Arrangement arranged = arrange(plan, width, height, margins, beside, 18);
        return arranged.layout(margins, guides(plan, width, height, end), end);
    }

    /// Pixels between what lies lowest and the end of a height.
    double spare(double height) {
        double lowest = boxes.stream().mapToDouble(Box::bottom).max().orElse(height);
        double legends = 0;
        for (Box box : boxes) {
            legends = Math.max(legends, box.y() + guides.columnHeight(box.height()));
        }
        return Math.max(0, height - margins.bottom() - Math.max(lowest, legends));
    }

    private static Guides guides(FigurePlan plan, double width, double height, double end) {
        return plan.guided()
                ? Guides.of(plan, plan.spec().legend(), width, height, end > 0)
                : Guides.NONE;
    }

    private static Margins outer(FigurePlan plan, Guides guides, Titles titles) {
        boolean axes = plan.hasAxes();
        boolean titleY = axes && !plan.axisTitle(Channel.Y).isEmpty();
        boolean titleRight = axes && !plan.axisTitle(Channel.RIGHT).isEmpty();
        boolean titleX = axes && !plan.axisTitle(Channel.X).isEmpty();
        boolean strips = plan.facets().cells().stream().anyMatch(c -> !c.title().isEmpty());
        boolean sides = plan.facets().cells().stream().anyMatch(c -> !c.side().isEmpty());
        return new Margins(
                guides.top()
                        + ((titleY || titleRight) && titles == Titles.LEVEL ? AXIS_TITLE : 6)
                        + (strips ? STRIP : 0),
                guides.right()
                        + (sides ? STRIP : 0)
                        + (titleRight && titles == Titles.TURNED ? AXIS_TITLE : 0)
                        + 2,
                guides.bottom() + (titleX && titles != Titles.NONE ? AXIS_TITLE : 0),
                titleY && titles == Titles.TURNED ? AXIS_TITLE : 0);
    }

    /// Panels of one size, and the axes that their size asks for.
    private record Arrangement(
            List<Box> boxes,
            List<XAxis> x,
            List<YAxis> y,
            List<YAxis> right,
            double left,
            double bottom) {
        double beside() {
            return right.stream().mapToDouble(YAxis::width).max().orElse(0);
        }

        FigureLayout layout(Margins margins, Guides guides, double endLabels) {
            return new FigureLayout(margins, boxes, x, y, right, beside(), guides, endLabels);
        }
    }

    private static Arrangement arrange(
            FigurePlan plan,
            double width,
            double height,
            Margins around,
            double besideAxes,
            double axisBottom) {
        Facets facets = plan.facets();
        boolean strips = facets.rows() > 1 && facets.spec().row().isEmpty();
        double gapX = GAP + (facets.spec().freeY() ? besideAxes : 0);
        double gapY = GAP + (facets.spec().freeX() ? axisBottom : 0) + (strips ? STRIP : 0);
        gapX = gap(gapX, width - around.left() - around.right(), facets.columns());
        gapY = gap(gapY, height - around.top() - around.bottom(), facets.rows());
        double panelWidth =
                (width - around.left() - around.right() - gapX * (facets.columns() - 1))
                        / facets.columns();
        double panelHeight =
                (height - around.top() - around.bottom() - gapY * (facets.rows() - 1))
                        / facets.rows();
        panelWidth = Math.max(LEAST_PANEL, panelWidth);
        panelHeight = Math.max(LEAST_PANEL, panelHeight);
        double aspect = plan.aspect();
        if (aspect > 0) {
            panelWidth = Math.min(panelWidth, panelHeight / aspect);
            panelHeight = panelWidth * aspect;
        }
        List<Box> boxes = new ArrayList<>();
        List<XAxis> xs = new ArrayList<>();
        List<YAxis> ys = new ArrayList<>();
        List<YAxis> rights = new ArrayList<>();
        double left = 0;
        double bottom = 0;
        for (PanelPlan panel : plan.panels()) {
            double px = around.left() + panel.cell().column() * (panelWidth + gapX);
            double py = around.top() + panel.cell().row() * (panelHeight + gapY);
            Box box = new Box(px, py, panelWidth, panelHeight);
            boxes.add(box);
            XAxis x =
                    XAxis.of(
                            plan.position(Channel.X, panel).over(box.x(), box.right()),
                            ticks(plan, Channel.X, panel));
            YAxis y = upright(plan, Channel.Y, panel, box);
            if (plan.sides().has(true)) {
                rights.add(upright(plan, Channel.RIGHT, panel, box));
            }
            xs.add(x);
            ys.add(y);
            left = Math.max(left, Math.max(y.width(), x.overhangLeft()));
            bottom = Math.max(bottom, x.height());
        }
        return new Arrangement(boxes, xs, ys, rights, left, bottom);
    }

    /// Panels come closer where they would be too small else.
    private static double gap(double usual, double room, int panels) {
        return panels == 1
                ? usual
                : Math.clamp((room - panels * LEAST_PANEL) / (panels - 1), LEAST_GAP, usual);
    }

    private static int ticks(FigurePlan plan, Channel channel, PanelPlan panel) {
        Integer wished = plan.spec().scale(channel).ticks();
        boolean bare =
                !panel.hasAxes()
                        || panel.extents().of(channel).bare()
                        || channel == Channel.Y
                                && plan.sides().has(true)
                                && !plan.sides().has(false);
        return wished != null ? wished : bare ? 0 : -1;
    }

    /// Numbers grow upwards; categories are read from the top.
    private static YAxis upright(FigurePlan plan, Channel channel, PanelPlan panel, Box box) {
        Position scale = plan.position(channel, panel);
        Position placed =
                scale instanceof Banded
                        ? scale.over(box.y(), box.bottom())
                        : scale.over(box.bottom(), box.y());
        return YAxis.of(placed, ticks(plan, channel, panel));
    }

    private static double endLabelWidth(FigurePlan plan, double width) {
        boolean wanted =
                plan.guided()
                        && plan.spec().legend() == LegendSpec.AUTOMATIC
                        && plan.panels().size() == 1
                        && plan.hasAxes()
                        && !plan.sides().has(true)
                        && width >= 320;
        if (!wanted) {
            return 0;
        }
        double widest = 0;
        for (Prepared layer : plan.panels().getFirst().layers()) {
            for (Prepared.EndLabel label : layer.endLabels()) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(label.text(), Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
            }
        }
        boolean fits = widest <= Math.min(MOST_END_LABEL, width * 0.3);
        return widest > 0 && fits ? widest + END_LABEL_GAP : 0;
    }
}
