package dev.loupe.figure.draw;

import dev.loupe.figure.layout.Headline;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;

/// A picture drawn: the scene, the numbers behind it, and what was left out.
///
/// @param notes sentences that the picture also says
public record Drawing(Scene scene, List<Numbers> numbers, List<String> notes) {
    private static final double MARGIN = 12;

    /// The one story: choose a size, plan, lay out, draw.
    ///
    /// @throws IllegalArgumentException with one sentence if it cannot be drawn
    public static Drawing of(Picture given) {
        Picture picture = PictureDrawing.composed(given);
        Heading heading = picture.heading();
        Theme theme = Theme.named(heading.theme());
        PictureSize size = PictureSize.of(picture);
        double width = size.width();
        Box area = new Box(0, 0, width, size.height()).inset(MARGIN, MARGIN, MARGIN, MARGIN);
        PictureDrawing drawing = PictureDrawing.of(picture, theme, area.width(), area.height());
        Headline headline = Headline.of(heading, area.width(), drawing.notes());
        Box whole = area.inset(headline.top(), 0, headline.bottom(), 0);
        size = size.without(drawing.spare(whole));
        double height = size.height();
        area = new Box(0, 0, width, height).inset(MARGIN, MARGIN, MARGIN, MARGIN);
        Sketch sketch = new Sketch(size.zoom());
        headline.draw(area, theme, sketch);
        List<Panel> panels = new ArrayList<>();
        drawing.draw(area.inset(headline.top(), 0, headline.bottom(), 0), sketch, panels);
        Scene scene =
                new Scene(
                        width,
                        height,
                        heading.title(),
                        description(heading, drawing),
                        heading.language(),
                        theme.surface(),
                        panels,
                        sketch.items());
        return new Drawing(
                size.zoom() == 1 ? scene : Zoomed.scene(scene, size.zoom()),
                drawing.numbers(),
                drawing.notes());
    }

    /// Whether every layer's mark, options, channels and columns fit together, without drawing.
    ///
    /// @throws IllegalArgumentException with one sentence if they do not
    public static void check(FigureSpec figure) {
        figure.layers().forEach(layer -> Resolved.check(figure, layer));
    }

    private static String description(Heading heading, PictureDrawing drawing) {
        if (!heading.description().isEmpty()) {
            return heading.description();
        }
        StringBuilder said = new StringBuilder();
        List<String> marks = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (Numbers numbers : drawing.numbers()) {
            if (!marks.contains(numbers.mark())) {
                marks.add(numbers.mark());
            }
            if (!numbers.group().isEmpty() && !groups.contains(numbers.group())) {
                groups.add(numbers.group());
            }
        }
        if (!marks.isEmpty()) {
            said.append("A figure of ").append(String.join(", ", marks)).append('.');
        }
        if (!groups.isEmpty()) {
            List<String> few = groups.subList(0, Math.min(12, groups.size()));
            said.append(" Groups: ").append(String.join(", ", few));
            said.append(
                    groups.size() > few.size()
                            ? " and " + (groups.size() - few.size()) + " more."
                            : ".");
        }
        drawing.notes().forEach(note -> said.append(' ').append(note));
        return said.toString().strip();
    }
}
