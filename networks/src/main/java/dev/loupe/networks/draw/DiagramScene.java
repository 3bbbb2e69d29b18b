package dev.loupe.networks.draw;

import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;

import java.util.List;

/// A diagram as a scene, in the look of the workbench: boxes with weights framed, others filled, stubs dashed, repeats as stacks.
public final class DiagramScene {
    /// No side of a picture is longer; what would be is drawn smaller.
    public static final double MOST = 32_767;

    /// No picture is thinner; what would be gets room at its sides.
    public static final double THINNEST = 40;

    private final Diagram diagram;
    private final EdgeLabels labels;
    private final Marking marking;
    private final Theme theme;
    private final double width;
    private final double height;
    private final DiagramPen pen;

    private DiagramScene(Diagram diagram, EdgeLabels labels, Marking marking, Theme theme) {
        this.diagram = diagram;
        this.labels = labels;
        this.marking = marking;
        this.theme = theme;
        double longest = Math.max(diagram.width(), diagram.height());
        double scale = Math.min(1, MOST / longest);
        double wide = Math.max(120, diagram.width() * scale);
        double high = Math.max(60, diagram.height() * scale);
        width = Math.ceil(Math.max(wide, high / THINNEST));
        height = Math.ceil(Math.max(high, wide / THINNEST));
        pen =
                new DiagramPen(
                        theme,
                        scale,
                        (width - diagram.width() * scale) / 2,
                        (height - diagram.height() * scale) / 2);
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
        BoxDrawing boxes = new BoxDrawing(pen);
        for (Diagram.Box box : diagram.boxes()) {
            if (box.kind() == Kind.OPEN) {
                boxes.scope(box);
            }
        }
        for (Edge edge : diagram.edges()) {
            EdgeDrawing.draw(edge, pen);
        }
        for (Diagram.Box box : diagram.boxes()) {
            if (box.kind() == Kind.OPEN) {
                boxes.head(box);
            }
        }
        for (EdgeLabels.Label label : labels.placed()) {
            pen.text(
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
                boxes.box(box);
                if (box.odd() > 0) {
                    boxes.odd(box);
                }
                Marking.Mark mark = marking.of(box);
                if (mark != null) {
                    boxes.mark(box, mark);
                }
            }
        }
        return new Scene(
                width, height, title, description, "en", theme.surface(), List.of(), pen.items());
    }
}
