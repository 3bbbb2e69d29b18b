package dev.loupe.figure.draw;

import dev.loupe.figure.layout.Spread;
import dev.loupe.figure.layout.XAxis;
import dev.loupe.figure.layout.YAxis;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.List;

/// Draws one figure into its area by its layout.
///
/// @param area   in pixels of the scene
/// @param titles how axis titles stand
/// @param labelX,labelY whether ticks are labelled; in grids with shared scales only the outer ones are
record FigureDrawing(
        FigurePlan plan,
        FigureLayout layout,
        Box area,
        FigureLayout.Titles titles,
        boolean labelX,
        boolean labelY) {

    void draw(Sketch sketch, List<Panel> panels) {
        Box around = null;
        for (int i = 0; i < plan.panels().size(); i++) {
            PanelPlan panel = plan.panels().get(i);
            Box box = moved(layout.boxes().get(i));
            around = around == null ? box : join(around, box);
            XAxis x = moved(layout.x().get(i));
            YAxis y = moved(layout.y().get(i));
            YAxis right = layout.right().isEmpty() ? null : moved(layout.right().get(i));
            Stage stage =
                    new Stage(
                            box,
                            x.scale(),
                            y.scale(),
                            right == null ? null : right.scale(),
                            false,
                            plan.colour(),
                            plan.size(),
                            panel.frame(),
                            plan.theme(),
                            panel.layers().size(),
                            plan.lineCount());
            panel.draw(
                    stage,
                    x,
                    y,
                    right,
                    labelled(panel),
                    sketch,
                    (on, data) -> insets(on.box(), data, panels));
            strips(panel, box, sketch);
            endLabels(panel, stage, sketch);
            panels.add(
                    panel.panel(
                            stage,
                            plan.axisTitle(Channel.X),
                            plan.axisTitle(Channel.Y),
                            plan.axisTitle(Channel.RIGHT)));
        }
        if (around != null) {
            new AxisTitles(plan, layout, area, titles, labelX, labelY).draw(around, sketch);
            double free = area.right() - layout.margins().right() - around.right();
            layout.guides().draw(area.inset(0, free, 0, 0), around, plan.theme(), sketch);
        }
    }

    private PanelPlan.Labelled labelled(PanelPlan panel) {
        FacetSpec facet = plan.spec().facet();
        boolean last =
                plan.panels().stream()
                        .noneMatch(
                                other ->
                                        other.cell().row() == panel.cell().row()
                                                && other.cell().column() > panel.cell().column());
        Colour plain = plan.theme().tick();
        return new PanelPlan.Labelled(
                labelX && (facet.freeX() || lowest(panel)),
                labelY && (facet.freeY() || panel.cell().column() == 0),
                facet.freeY() || last,
                plan.sides().ink(false, plain, plan),
                plan.sides().ink(true, plain, plan));
    }

    private Box moved(Box box) {
        return new Box(box.x() + area.x(), box.y() + area.y(), box.width(), box.height());
    }

    private XAxis moved(XAxis axis) {
        return new XAxis(
                axis.scale().over(axis.scale().from() + area.x(), axis.scale().to() + area.x()),
                axis.ticks(),
                axis.manner(),
                axis.every(),
                axis.height());
    }

    private YAxis moved(YAxis axis) {
        return new YAxis(
                axis.scale().over(axis.scale().from() + area.y(), axis.scale().to() + area.y()),
                axis.ticks(),
                axis.width(),
                axis.every());
    }

    private static Box join(Box a, Box b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Box(
                x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }

    /// Whether no panel stands below this one.
    private boolean lowest(PanelPlan panel) {
        return plan.panels().stream()
                .noneMatch(
                        other ->
                                other.cell().column() == panel.cell().column()
                                        && other.cell().row() > panel.cell().row());
    }

    private void strips(PanelPlan panel, Box box, Sketch sketch) {
        Theme theme = plan.theme();
        String title =
                Fitted.cut(panel.cell().title(), box.width(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        sketch.text(
                Meaning.of(Role.STRIP, panel.cell().title()),
                box.x(),
                box.y() - 8,
                title,
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.START,
                0,
                theme.ink2());
        String side =
                Fitted.cut(panel.cell().side(), box.height(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        sketch.text(
                Meaning.of(Role.STRIP, panel.cell().side()),
                box.right() + 8 + layout.besideRight(),
                box.centreY(),
                side,
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.MIDDLE,
                90,
                theme.ink2());
    }

    private void endLabels(PanelPlan panel, Stage stage, Sketch sketch) {
        if (layout.endLabels() <= 0) {
            return;
        }
        List<Prepared.EndLabel> labels = new ArrayList<>();
        panel.layers().forEach(layer -> labels.addAll(layer.endLabels()));
        Box box = stage.box();
        double[] wanted =
                labels.stream()
                        .mapToDouble(l -> Math.clamp(stage.y().at(l.y()), box.y(), box.bottom()))
                        .toArray();
        double[] placed = Spread.apart(wanted, 14, box.y(), box.bottom());
        Theme theme = stage.theme();
        for (int i = 0; i < placed.length; i++) {
            Theme.Look look = stage.look(labels.get(i).group(), null);
            if (Math.abs(placed[i] - wanted[i]) > 5) {
                sketch.line(
                        Meaning.of(Role.NONE),
                        box.right() + 1,
                        wanted[i],
                        box.right() + 6,
                        placed[i],
                        new Stroke(look.colour().fade(0.6), 0.75));
            }
            sketch.text(
                    new Meaning(
                            Role.LABEL,
                            labels.get(i).text(),
                            labels.get(i).group().key(),
                            "",
                            new int[0]),
                    box.right() + 8,
                    placed[i] + 4,
                    labels.get(i).text(),
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    0,
                    theme.textIn(look.colour()));
        }
    }

    private void insets(Box box, Sketch sketch, List<Panel> panels) {
        for (InsetSpec inset : plan.spec().insets()) {
            Box place =
                    new Box(
                            box.x() + inset.x() * box.width(),
                            box.y() + inset.y() * box.height(),
                            inset.width() * box.width(),
                            inset.height() * box.height());
            sketch.rect(
                    Meaning.NONE,
                    place.x(),
                    place.y(),
                    place.right(),
                    place.bottom(),
                    plan.theme().surface(),
                    new Stroke(plan.theme().edge(), 1));
            PictureDrawing.of(
                            inset.picture(), plan.theme(), place.width() - 12, place.height() - 10)
                    .draw(place.inset(5, 6, 5, 6), sketch, panels);
        }
    }
}
