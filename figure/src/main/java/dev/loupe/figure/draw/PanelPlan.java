package dev.loupe.figure.draw;

import dev.loupe.figure.layout.CutSigns;
import dev.loupe.figure.layout.XAxis;
import dev.loupe.figure.layout.YAxis;
import dev.loupe.figure.mark.DepthOrder;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.RightHand;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.out.DenseDots;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/// One panel: its prepared layers and what they cover.
record PanelPlan(Facets.Cell cell, List<Prepared> layers, Extents extents, Frame frame) {
    /// Half a line's width must not be cut at the edge of the panel.
    private static final double BLEED = 3;

    static PanelPlan of(Facets.Cell cell, List<Prepared> layers) {
        Extents extents = new Extents();
        Frame frame = layers.isEmpty() ? Frame.AXES : layers.getFirst().frame();
        for (Prepared layer : layers) {
            extents.join(layer.extents());
        }
        for (int i = 1; i < layers.size(); i++) {
            frame = frame.join(layers.get(i).frame());
        }
        return new PanelPlan(cell, List.copyOf(layers), extents, frame);
    }

    boolean hasAxes() {
        return frame.axes();
    }

    /// Grid, data and axes.
    ///
    /// @param x,y,right axes over the panel's pixels
    /// @param inside draws more over the data, still clipped
    void draw(
            Stage stage,
            XAxis x,
            YAxis y,
            @Nullable YAxis right,
            Labelled labelled,
            Sketch sketch,
            BiConsumer<Stage, Sketch> inside) {
        Box box = stage.box();
        Theme theme = stage.theme();
        sketch.group(
                Meaning.of(Role.PANEL, name()),
                null,
                panel -> {
                    if (hasAxes()) {
                        drawGrid(
                                x,
                                right != null && y.ticks().isEmpty() ? right : y,
                                box,
                                theme,
                                panel);
                    }
                    frame.drawUnder(stage, panel);
                    Box clip = hasAxes() ? box.inset(-BLEED, -BLEED, -BLEED, -BLEED) : null;
                    Sketch data = new Sketch(panel.zoom());
                    if (frame.deep() && layers.size() > 1) {
                        DepthOrder.of(layers.stream().map(layer -> layer.pieces(stage)).toList())
                                .forEach(data::add);
                    } else {
                        layers.forEach(layer -> draw(layer, stage, data));
                    }
                    inside.accept(stage, data);
                    if (!data.empty()) {
                        Item all = new Item.Group(Meaning.of(Role.PANEL), clip, data.items());
                        panel.add(clip == null ? all : DenseDots.asPixels(all, clip, panel.zoom()));
                    }
                    CutSigns.draw(stage.x(), true, box, theme, panel);
                    CutSigns.draw(stage.y(), false, box, theme, panel);
                    frame.drawOver(stage, panel);
                    if (hasAxes()) {
                        if (!(y.scale() instanceof Banded)) {
                            XAxis.drawLine(box, theme, panel);
                        }
                        if (labelled.x()) {
                            x.draw(box, theme, panel);
                        }
                        if (labelled.y()) {
                            y.draw(box, false, labelled.ink(), panel);
                        }
                        if (right != null && labelled.right()) {
                            right.draw(box, true, labelled.rightInk(), panel);
                        }
                    }
                });
    }

    /// Which axes have labels, and in what colours those beside the panel are.
    record Labelled(boolean x, boolean y, boolean right, Colour ink, Colour rightInk) {}

    private static void draw(Prepared layer, Stage stage, Sketch data) {
        if (layer instanceof RightHand) {
            data.group(Meaning.of(Role.AT_RIGHT), null, right -> layer.draw(stage, right));
        } else {
            layer.draw(stage, data);
        }
    }

    /// Lines at the values: horizontal ones, or vertical ones where categories stand below each other; none under cells.
    private void drawGrid(XAxis x, YAxis y, Box box, Theme theme, Sketch sketch) {
        boolean cells = tight(Channel.X) && tight(Channel.Y);
        boolean bandsX = x.scale() instanceof Banded;
        boolean bandsY = y.scale() instanceof Banded;
        if (cells || bandsX && bandsY) {
            return;
        }
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    if (bandsY) {
                        x.drawGrid(box, theme, grid);
                    } else {
                        y.drawGrid(box, theme, grid);
                    }
                });
    }

    private boolean tight(Channel channel) {
        return extents.of(channel).tight();
    }

    String name() {
        return cell.columnClass().isEmpty()
                ? cell.rowClass()
                : cell.rowClass().isEmpty()
                        ? cell.columnClass()
                        : cell.columnClass() + ", " + cell.rowClass();
    }

    Panel panel(Stage stage, String titleX, String titleY, String titleRight) {
        Box box = stage.box();
        Position right = stage.right();
        return hasAxes()
                ? new Panel(
                        name(),
                        box,
                        stage.x().axis(titleX),
                        stage.y().axis(titleY),
                        right == null ? null : right.axis(titleRight),
                        null)
                : new Panel(
                        name(),
                        box,
                        Axis.NONE,
                        Axis.NONE,
                        null,
                        frame.cube(
                                stage,
                                () ->
                                        layers.stream()
                                                .flatMap(layer -> layer.solids(stage).stream())
                                                .toList()));
    }
}
