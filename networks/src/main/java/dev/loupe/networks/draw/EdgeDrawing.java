package dev.loupe.networks.draw;

import dev.loupe.figure.scene.Outline;
import dev.loupe.networks.draw.Diagram.Edge;

/// An edge of a diagram: straight stretches and curves, with a head that ends where the edge does.
final class EdgeDrawing {
    private static final double HEAD_LENGTH = 6;
    private static final double HEAD_HALF = 3.5;

    private EdgeDrawing() {}

    static void draw(Edge edge, DiagramPen pen) {
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
        Outline.Builder way = new Outline.Builder(n / 2).move(pen.x(p[0]), pen.y(p[1]));
        for (int i = 2; i < n; i += 6) {
            boolean last = i + 6 >= n;
            double toX = pen.x(p[i + 4] - (last ? backX : 0));
            double toY = pen.y(p[i + 5] - (last ? backY : 0));
            boolean straight =
                    p[i] == p[i - 2] && p[i + 2] == p[i + 4] && p[i] == p[i + 2]
                            || p[i + 1] == p[i - 1] && p[i + 3] == p[i + 5] && p[i + 1] == p[i + 3];
            if (straight) {
                way.line(toX, toY);
            } else {
                way.curve(
                        pen.x(p[i]),
                        pen.y(p[i + 1]),
                        pen.x(p[i + 2]),
                        pen.y(p[i + 3] - (last && backY != 0 ? backY : 0)),
                        toX,
                        toY);
            }
        }
        pen.stroke(way.build(), pen.line(pen.theme().mute(), 1.25));
        if (edge.head()) {
            double ux = dx / length;
            double uy = dy / length;
            double baseX = endX - ux * HEAD_LENGTH;
            double baseY = endY - uy * HEAD_LENGTH;
            Outline head =
                    new Outline.Builder(4)
                            .move(pen.x(endX), pen.y(endY))
                            .line(pen.x(baseX - uy * HEAD_HALF), pen.y(baseY + ux * HEAD_HALF))
                            .line(pen.x(baseX + uy * HEAD_HALF), pen.y(baseY - ux * HEAD_HALF))
                            .close()
                            .build();
            pen.fill(head, pen.theme().mute());
        }
    }
}
