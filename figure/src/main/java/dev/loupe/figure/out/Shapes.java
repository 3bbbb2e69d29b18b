package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// A scene's values as Java2D has them.
final class Shapes {
    private Shapes() {}

    static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD, outline.steps().length);
        double[] at = outline.points();
        int p = 0;
        for (byte step : outline.steps()) {
            switch (step) {
                case Outline.MOVE -> {
                    path.moveTo(at[p], at[p + 1]);
                    p += 2;
                }
                case Outline.LINE -> {
                    path.lineTo(at[p], at[p + 1]);
                    p += 2;
                }
                case Outline.CURVE -> {
                    path.curveTo(at[p], at[p + 1], at[p + 2], at[p + 3], at[p + 4], at[p + 5]);
                    p += 6;
                }
                default -> path.closePath();
            }
        }
        return path;
    }

    /// The border of a shape, quadratic curves as the cubic ones that are equal to them.
    static Outline outline(Shape shape) {
        Outline.Builder outline = new Outline.Builder(64);
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            switch (at.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> outline.move(x = to[0], y = to[1]);
                case PathIterator.SEG_LINETO -> outline.line(x = to[0], y = to[1]);
                case PathIterator.SEG_QUADTO ->
                        outline.curve(
                                x + (to[0] - x) * 2 / 3,
                                y + (to[1] - y) * 2 / 3,
                                to[2] + (to[0] - to[2]) * 2 / 3,
                                to[3] + (to[1] - to[3]) * 2 / 3,
                                x = to[2],
                                y = to[3]);
                case PathIterator.SEG_CUBICTO ->
                        outline.curve(to[0], to[1], to[2], to[3], x = to[4], y = to[5]);
                default -> outline.close();
            }
        }
        return outline.build();
    }

    static Rectangle2D rectangle(Box box) {
        return new Rectangle2D.Double(
                box.x(), box.y(), Math.max(0, box.width()), Math.max(0, box.height()));
    }

    static Shape rounded(Box box, double radius) {
        if (radius <= 0) {
            return rectangle(box);
        }
        return new RoundRectangle2D.Double(
                box.x(),
                box.y(),
                Math.max(0, box.width()),
                Math.max(0, box.height()),
                2 * radius,
                2 * radius);
    }

    static Color colour(Colour colour) {
        return new Color(colour.argb(), true);
    }

    static BasicStroke stroke(Stroke stroke) {
        float width = (float) Math.max(0, stroke.width());
        float[] dash = new float[stroke.dash().length];
        float sum = 0;
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) Math.max(0, stroke.dash()[i]);
            sum += dash[i];
        }
        if (sum == 0) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
