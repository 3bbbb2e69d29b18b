package dev.loupe.networks.draw;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.scope.CopyDifference;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A diagram as a scene, in the look of the workbench: boxes with weights framed, others filled, stubs dashed, repeats as stacks.
public final class DiagramScene {
    /// No side of a picture is longer; what would be is drawn smaller.
    public static final double MOST = 32_767;

    /// No picture is thinner; what would be gets room at its sides.
    public static final double THINNEST = 40;

    private static final double HEAD_LENGTH = 6;
    private static final double HEAD_HALF = 3.5;

    private final Diagram diagram;
    private final EdgeLabels labels;
    private final Marking marking;
    private final Theme theme;
    private final double scale;
    private final double moveX;
    private final double moveY;
    private final double width;
    private final double height;
    private final Sketch sketch = new Sketch();

    private DiagramScene(Diagram diagram, EdgeLabels labels, Marking marking, Theme theme) {
        this.diagram = diagram;
        this.labels = labels;
        this.marking = marking;
        this.theme = theme;
        double longest = Math.max(diagram.width(), diagram.height());
        scale = Math.min(1, MOST / longest);
        double wide = Math.max(120, diagram.width() * scale);
        double high = Math.max(60, diagram.height() * scale);
        width = Math.ceil(Math.max(wide, high / THINNEST));
        height = Math.ceil(Math.max(high, wide / THINNEST));
        moveX = (width - diagram.width() * scale) / 2;
        moveY = (height - diagram.height() * scale) / 2;
    }

    /// @param title       one line
    /// @param description sentences for who cannot see it
    /// @param labels      what is written beside edges
    public static Scene of(
            Diagram diagram, EdgeLabels labels, Theme theme, String title, String description) {
        return of(diagram, labels, Marking.NONE, theme, title, description);
    }

    /// The same with some boxes marked.
    public static Scene of(
            Diagram diagram,
            EdgeLabels labels,
            Marking marking,
            Theme theme,
            String title,
            String description) {
        return new DiagramScene(diagram, labels, marking, theme).scene(title, description);
    }

    private Scene scene(String title, String description) {
        for (Diagram.Box box : diagram.boxes()) {
            if (box.kind() == Kind.OPEN) {
                scope(box);
            }
        }
        for (Edge edge : diagram.edges()) {
            edge(edge);
        }
        for (Diagram.Box box : diagram.boxes()) {
            if (box.kind() == Kind.OPEN) {
                head(box);
            }
        }
        for (EdgeLabels.Label label : labels.placed()) {
            text(
                    label.x(),
                    label.y(),
                    label.text(),
                    Theme.TICK_SIZE,
                    400,
                    Anchor.START,
                    theme.ink3());
        }
        for (Diagram.Box box : diagram.boxes()) {
            if (box.kind() != Kind.OPEN) {
                box(box);
                if (box.odd() > 0) {
                    odd(box);
                }
                Marking.Mark mark = marking.of(box);
                if (mark != null) {
                    mark(box, mark);
                }
            }
        }
        return new Scene(
                width,
                height,
                title,
                description,
                "en",
                theme.surface(),
                List.of(),
                sketch.items());
    }

    private double x(double at) {
        return at * scale + moveX;
    }

    private double y(double at) {
        return at * scale + moveY;
    }

    private void rect(
            Meaning meaning,
            double left,
            double top,
            double wide,
            double high,
            double radius,
            Colour fill,
            @Nullable Stroke stroke) {
        sketch.add(
                new Item.Rect(
                        meaning,
                        new Box(x(left), y(top), wide * scale, high * scale),
                        radius * scale,
                        fill,
                        stroke));
    }

    private void text(
            double left,
            double baseline,
            String words,
            double size,
            int weight,
            Anchor anchor,
            Colour colour) {
        sketch.text(
                Meaning.of(Role.LABEL),
                x(left),
                y(baseline),
                words,
                size * scale,
                weight,
                anchor,
                0,
                colour);
    }

    private Stroke line(Colour colour, double wide, double... dash) {
        double[] scaled = dash.clone();
        for (int i = 0; i < dash.length; i++) {
            scaled[i] *= scale;
        }
        return new Stroke(colour, wide * scale, scaled);
    }

    private Colour ground() {
        return Oklab.mix(theme.surface(), theme.well(), 0.5);
    }

    private void scope(Diagram.Box box) {
        for (int k = box.times() > 1 ? 2 : 0; k > 0; k--) {
            rect(
                    Meaning.NONE,
                    box.x() + 4 * k,
                    box.y() + 4 * k,
                    box.width(),
                    box.height(),
                    8,
                    ground(),
                    line(theme.edge(), 1));
        }
        rect(
                Meaning.of(Role.MARK, said(box)),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                8,
                ground(),
                line(theme.edge(), 1));
    }

    /// A scope's name lies over the edges that pass it.
    private void head(Diagram.Box box) {
        double at = box.x() + 12;
        double named = Typeface.width(box.label(), Theme.SMALL_SIZE, 500);
        double told =
                box.detail().isEmpty() ? 0 : 8 + Typeface.width(box.detail(), Theme.TICK_SIZE, 400);
        rect(Meaning.NONE, at - 3, box.y() + 8, named + told + 6, 18, 3, ground(), null);
        text(at, box.y() + 21, box.label(), Theme.SMALL_SIZE, 500, Anchor.START, theme.ink());
        at += named + 8;
        text(at, box.y() + 21, box.detail(), Theme.TICK_SIZE, 400, Anchor.START, theme.ink3());
        if (box.times() > 1) {
            repeat(box, box.right() - 12, box.y() + 21, Theme.SMALL_SIZE, 600);
        }
    }

    private void box(Diagram.Box box) {
        boolean round =
                box.kind() == Kind.INPUT || box.kind() == Kind.OUTPUT || box.kind() == Kind.STUB;
        boolean framed = box.weighs();
        if (box.kind() == Kind.STUB) {
            rect(
                    Meaning.of(Role.ANNOTATION, box.label()),
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    9,
                    theme.surface(),
                    line(theme.edge(), 1, 2, 2));
            text(
                    box.middle(),
                    box.y() + 13,
                    box.label(),
                    Theme.TICK_SIZE,
                    400,
                    Anchor.MIDDLE,
                    theme.ink3());
            return;
        }
        if (box.times() > 1) {
            rect(
                    Meaning.NONE,
                    box.x() + 3,
                    box.y() + 3,
                    box.width(),
                    box.height(),
                    5,
                    theme.surface(),
                    line(theme.edge(), 1));
        }
        rect(
                Meaning.of(Role.MARK, said(box)),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                round ? box.height() / 2 : 5,
                framed ? theme.surface() : theme.well(),
                framed ? line(theme.edge(), 1) : null);
        double baseline = box.y() + 17.5;
        int weight = framed || round ? 500 : 400;
        if (box.kind() == Kind.SCOPE) {
            plus(box);
        }
        double left = box.x() + (box.kind() == Kind.SCOPE ? 24 : 10);
        if (box.detail().isEmpty() && box.times() <= 1 && box.kind() != Kind.SCOPE) {
            text(
                    box.middle(),
                    baseline,
                    box.label(),
                    Theme.SMALL_SIZE,
                    weight,
                    Anchor.MIDDLE,
                    theme.ink());
            return;
        }
        text(left, baseline, box.label(), Theme.SMALL_SIZE, weight, Anchor.START, theme.ink());
        double end = box.right() - 10;
        if (box.times() > 1) {
            repeat(box, end, baseline, Theme.TICK_SIZE, 500);
            end -= Typeface.width(box.repeat(), Theme.TICK_SIZE, 500) + 10;
        }
        text(end, baseline, box.detail(), Theme.TICK_SIZE, 400, Anchor.END, theme.ink3());
    }

    /// How many copies a box stands for; in another colour where some of them differ.
    private void repeat(Diagram.Box box, double end, double baseline, double size, int weight) {
        boolean alike = box.differences().isEmpty();
        text(
                end,
                baseline,
                box.repeat(),
                size,
                weight,
                Anchor.END,
                alike ? theme.ink2() : theme.worse());
    }

    /// A dot on the corner of what differs in some copies of the repeat around it.
    private void odd(Diagram.Box box) {
        rect(
                Meaning.of(
                        Role.ANNOTATION,
                        box.label()
                                + (box.odd() == 1
                                        ? " differs in 1 copy"
                                        : " differs in " + box.odd() + " copies")),
                box.right() - 5,
                box.y() - 4,
                8,
                8,
                4,
                theme.worse(),
                line(theme.surface(), 1.5));
    }

    /// A frame, and a sign on its corner.
    private void mark(Diagram.Box box, Marking.Mark mark) {
        Colour colour = mark.colour().apply(theme);
        sketch.add(
                new Item.Rect(
                        Meaning.of(Role.MARK, mark.said() + ": " + box.label()),
                        new Box(x(box.x()), y(box.y()), box.width() * scale, box.height() * scale),
                        5 * scale,
                        null,
                        mark.dashed() ? line(colour, 1.75, 4, 3) : line(colour, 1.75)));
        rect(Meaning.NONE, box.x() - 7, box.y() - 7, 14, 14, 7, colour, null);
        text(
                box.x(),
                box.y() + 4,
                mark.sign(),
                Theme.TICK_SIZE,
                600,
                Anchor.MIDDLE,
                theme.surface());
    }

    private void plus(Diagram.Box box) {
        double cx = x(box.x() + 14);
        double cy = y(box.y() + box.height() / 2);
        double arm = 3.5 * scale;
        Outline cross =
                new Outline.Builder()
                        .move(cx - arm, cy)
                        .line(cx + arm, cy)
                        .move(cx, cy - arm)
                        .line(cx, cy + arm)
                        .build();
        sketch.stroke(Meaning.NONE, cross, line(theme.ink3(), 1.25));
    }

    private static String said(Diagram.Box box) {
        String what = box.times() > 1 ? box.label() + " × " + box.times() : box.label();
        String all = box.detail().isEmpty() ? what : what + ", " + box.detail();
        return box.differences().isEmpty()
                ? all
                : all
                        + "; "
                        + box.differences().size()
                        + " differ: "
                        + String.join(
                                "; ",
                                box.differences().stream().map(CopyDifference::text).toList());
    }

    private void edge(Edge edge) {
        double[] p = edge.points();
        int n = p.length;
        double endX = p[n - 2];
        double endY = p[n - 1];
        double dx = endX - p[n - 4];
        double dy = endY - p[n - 3];
        double length = Math.hypot(dx, dy);
        if (length < 1e-6) {
            dx = endX - p[n - 6];
            dy = endY - p[n - 5];
            length = Math.hypot(dx, dy);
        }
        if (length < 1e-6) {
            dx = endX - p[0];
            dy = endY - p[1];
            length = Math.max(1e-6, Math.hypot(dx, dy));
        }
        double backX = edge.head() ? dx / length * (HEAD_LENGTH - 1) : 0;
        double backY = edge.head() ? dy / length * (HEAD_LENGTH - 1) : 0;
        Outline.Builder way = new Outline.Builder(n / 2).move(x(p[0]), y(p[1]));
        for (int i = 2; i < n; i += 6) {
            boolean last = i + 6 >= n;
            double toX = x(p[i + 4] - (last ? backX : 0));
            double toY = y(p[i + 5] - (last ? backY : 0));
            boolean straight =
                    p[i] == p[i - 2] && p[i + 2] == p[i + 4] && p[i] == p[i + 2]
                            || p[i + 1] == p[i - 1] && p[i + 3] == p[i + 5] && p[i + 1] == p[i + 3];
            if (straight) {
                way.line(toX, toY);
            } else {
                way.curve(
                        x(p[i]),
                        y(p[i + 1]),
                        x(p[i + 2]),
                        y(p[i + 3] - (last && backY != 0 ? backY : 0)),
                        toX,
                        toY);
            }
        }
        sketch.stroke(Meaning.NONE, way.build(), line(theme.mute(), 1.25));
        if (edge.head()) {
            double ux = dx / length;
            double uy = dy / length;
            double baseX = endX - ux * HEAD_LENGTH;
            double baseY = endY - uy * HEAD_LENGTH;
            Outline head =
                    new Outline.Builder(4)
                            .move(x(endX), y(endY))
                            .line(x(baseX - uy * HEAD_HALF), y(baseY + ux * HEAD_HALF))
                            .line(x(baseX + uy * HEAD_HALF), y(baseY - ux * HEAD_HALF))
                            .close()
                            .build();
            sketch.fill(Meaning.NONE, head, theme.mute());
        }
    }
}
