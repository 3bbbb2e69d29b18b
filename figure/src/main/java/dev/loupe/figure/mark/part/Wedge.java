package dev.loupe.figure.mark.part;

import dev.loupe.figure.scene.Outline;

/// A piece of a ring.
///
/// @param inner,outer radii in pixels; `inner` 0 for a slice
/// @param from,to     radians clockwise from straight up
record Wedge(double cx, double cy, double inner, double outer, double from, double to) {
    double middle() {
        return (from + to) / 2;
    }

    double x(double angle, double radius) {
        return cx + radius * Math.sin(angle);
    }

    double y(double angle, double radius) {
        return cy - radius * Math.cos(angle);
    }

    Outline outline() {
        double turn = Math.PI / 2;
        Outline.Builder pen = new Outline.Builder(12);
        boolean whole = to - from > 2 * Math.PI - 1e-9;
        if (whole) {
            pen.circle(cx, cy, outer);
            if (inner > 0) {
                pen.circle(cx, cy, inner);
            }
            return pen.build();
        }
        pen.move(x(from, outer), y(from, outer)).arc(cx, cy, outer, from - turn, to - turn);
        if (inner > 0) {
            pen.line(x(to, inner), y(to, inner)).arc(cx, cy, inner, to - turn, from - turn);
        } else {
            pen.line(cx, cy);
        }
        return pen.close().build();
    }
}
