package dev.loupe.figure.scene;

/// The shape of a dot. Each has about the same area as the circle of the same size.
public enum Symbol {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    TRIANGLE_DOWN,
    CROSS,
    PLUS,
    STAR;

    /// How thick open symbols are drawn that have no stroke of their own, in pixels.
    public static final double OPEN_WIDTH = 1.5;

    /// Drawn as strokes, not filled.
    public boolean open() {
        return this == CROSS || this == PLUS;
    }

    /// The outline about 0, 0 for a dot of this radius, in pixels.
    public Outline outline(double radius) {
        Outline.Builder pen = new Outline.Builder();
        switch (this) {
            case CIRCLE -> pen.circle(0, 0, radius);
            case SQUARE -> {
                double h = radius * Math.sqrt(Math.PI) / 2;
                pen.box(new Box(-h, -h, 2 * h, 2 * h));
            }
            case DIAMOND -> ring(pen, 4, 0, radius * Math.sqrt(Math.PI / 2), 1);
            case TRIANGLE -> ring(pen, 3, 0, radius * 1.5551, 1);
            case TRIANGLE_DOWN -> ring(pen, 3, Math.PI, radius * 1.5551, 1);
            case STAR -> ring(pen, 10, 0, radius * 1.55, 0.46);
            case PLUS -> pen.move(-radius, 0).line(radius, 0).move(0, -radius).line(0, radius);
            case CROSS -> {
                double d = radius * 0.8;
                pen.move(-d, -d).line(d, d).move(d, -d).line(-d, d);
            }
        }
        return pen.build();
    }

    private static void ring(
            Outline.Builder pen, int corners, double turned, double radius, double everySecond) {
        for (int i = 0; i < corners; i++) {
            double angle = turned + 2 * Math.PI * i / corners;
            double r = i % 2 == 1 ? radius * everySecond : radius;
            double x = r * Math.sin(angle);
            double y = -r * Math.cos(angle);
            if (i == 0) {
                pen.move(x, y);
            } else {
                pen.line(x, y);
            }
        }
        pen.close();
    }
}
