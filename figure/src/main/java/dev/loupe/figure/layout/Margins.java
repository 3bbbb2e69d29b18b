package dev.loupe.figure.layout;

/// Room around a panel, in pixels.
public record Margins(double top, double right, double bottom, double left) {
    public static final Margins NONE = new Margins(0, 0, 0, 0);

    /// The greater of each side.
    public Margins join(Margins other) {
        return new Margins(
                Math.max(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom),
                Math.max(left, other.left));
    }
}
