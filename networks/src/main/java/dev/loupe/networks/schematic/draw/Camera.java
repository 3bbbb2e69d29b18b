package dev.loupe.networks.schematic.draw;

import dev.loupe.networks.schematic.Alexnet.View;

/// Parallel projection of a space where x runs along the row of boxes, y upwards and z towards who looks.
final class Camera {
    private final double sinYaw;
    private final double cosYaw;
    private final double sinPitch;
    private final double cosPitch;

    Camera(View view) {
        double yaw = Math.toRadians(view.yaw());
        double pitch = Math.toRadians(view.pitch());
        sinYaw = Math.sin(yaw);
        cosYaw = Math.cos(yaw);
        sinPitch = Math.sin(pitch);
        cosPitch = Math.cos(pitch);
    }

    double x(double x, double z) {
        return x * cosYaw + z * sinYaw;
    }

    double y(double x, double y, double z) {
        return (z * cosYaw - x * sinYaw) * sinPitch - y * cosPitch;
    }

    /// Whether a face that looks along an axis is seen.
    ///
    /// @param axis 0 for x, 1 for y, 2 for z
    /// @param sign −1 or 1
    boolean seen(int axis, int sign) {
        double towards =
                switch (axis) {
                    case 0 -> -sinYaw * cosPitch;
                    case 1 -> sinPitch;
                    default -> cosYaw * cosPitch;
                };
        return towards * sign > 0;
    }

    /// Pixels to the right for each along the row.
    double stretch() {
        return cosYaw;
    }

    /// Whether the end of the row lies behind its beginning.
    boolean endIsBehind() {
        return sinYaw >= 0;
    }
}
