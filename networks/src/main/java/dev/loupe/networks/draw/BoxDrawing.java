package dev.loupe.networks.draw;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.scope.CopyDifference;

/// Boxes of a diagram: with weights framed, others filled, stubs dashed, repeats as stacks.
final class BoxDrawing {
    private final DiagramPen pen;
    private final Theme theme;

    BoxDrawing(DiagramPen pen) {
        this.pen = pen;
        this.theme = pen.theme();
    }

    private Colour ground() {
        return Oklab.mix(theme.surface(), theme.well(), 0.5);
    }

    void scope(Diagram.Box box) {
        for (int k = box.times() > 1 ? 2 : 0; k > 0; k--) {
            pen.rect(
                    Meaning.NONE,
                    box.x() + 4 * k,
                    box.y() + 4 * k,
                    box.width(),
                    box.height(),
                    8,
                    ground(),
                    pen.line(theme.edge(), 1));
        }
        pen.rect(
                Meaning.of(Role.MARK, said(box)),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                8,
                ground(),
                pen.line(theme.edge(), 1));
    }

    /// A scope's name lies over the edges that pass it.
    void head(Diagram.Box box) {
        if (box.label().isEmpty()) {
            return;
        }
        double at = box.x() + 12;
        double named = Typeface.width(box.label(), Theme.SMALL_SIZE, 500);
        double told =
                box.detail().isEmpty() ? 0 : 8 + Typeface.width(box.detail(), Theme.TICK_SIZE, 400);
        pen.rect(Meaning.NONE, at - 3, box.y() + 8, named + told + 6, 18, 3, ground(), null);
        pen.text(at, box.y() + 21, box.label(), Theme.SMALL_SIZE, 500, Anchor.START, theme.ink());
        at += named + 8;
        pen.text(at, box.y() + 21, box.detail(), Theme.TICK_SIZE, 400, Anchor.START, theme.ink3());
        if (box.times() > 1) {
            repeat(box, box.right() - 12, box.y() + 21, Theme.SMALL_SIZE, 600);
        }
    }

    void box(Diagram.Box box) {
        boolean round =
                box.kind() == Kind.INPUT || box.kind() == Kind.OUTPUT || box.kind() == Kind.STUB;
        boolean framed = box.weighs();
        if (box.kind() == Kind.STUB) {
            pen.rect(
                    Meaning.of(Role.ANNOTATION, box.label()),
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    9,
                    theme.surface(),
                    pen.line(theme.edge(), 1, 2, 2));
            pen.text(
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
            pen.rect(
                    Meaning.NONE,
                    box.x() + 3,
                    box.y() + 3,
                    box.width(),
                    box.height(),
                    5,
                    theme.surface(),
                    pen.line(theme.edge(), 1));
        }
        pen.rect(
                Meaning.of(Role.MARK, said(box)),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                round ? box.height() / 2 : 5,
                framed ? theme.surface() : theme.well(),
                framed ? pen.line(theme.edge(), 1) : null);
        double baseline = box.y() + 17.5;
        int weight = framed || round ? 500 : 400;
        if (box.folded()) {
            plus(box);
        }
        double left = box.x() + (box.folded() ? 24 : 10);
        if (box.detail().isEmpty() && box.times() <= 1 && !box.folded()) {
            pen.text(
                    box.middle(),
                    baseline,
                    box.label(),
                    Theme.SMALL_SIZE,
                    weight,
                    Anchor.MIDDLE,
                    theme.ink());
            return;
        }
        pen.text(left, baseline, box.label(), Theme.SMALL_SIZE, weight, Anchor.START, theme.ink());
        double end = box.right() - 10;
        if (box.times() > 1) {
            repeat(box, end, baseline, Theme.TICK_SIZE, 500);
            end -= Typeface.width(box.repeat(), Theme.TICK_SIZE, 500) + 10;
        }
        pen.text(end, baseline, box.detail(), Theme.TICK_SIZE, 400, Anchor.END, theme.ink3());
    }

    /// How many copies a box stands for; in another colour where some of them differ.
    private void repeat(Diagram.Box box, double end, double baseline, double size, int weight) {
        boolean alike = box.differences().isEmpty();
        pen.text(
                end,
                baseline,
                box.repeat(),
                size,
                weight,
                Anchor.END,
                alike ? theme.ink2() : theme.worse());
    }

    /// A dot on the corner of what differs in some copies of the repeat around it.
    void odd(Diagram.Box box) {
        pen.rect(
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
                pen.line(theme.surface(), 1.5));
    }

    /// A frame, and a sign on its corner.
    void mark(Diagram.Box box, Marking.Mark mark) {
        Colour colour = mark.colour().apply(theme);
        pen.rect(
                Meaning.of(Role.MARK, mark.said() + ": " + box.label()),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                5,
                null,
                mark.dashed() ? pen.line(colour, 1.75, 4, 3) : pen.line(colour, 1.75));
        pen.rect(Meaning.NONE, box.x() - 7, box.y() - 7, 14, 14, 7, colour, null);
        pen.text(
                box.x(),
                box.y() + 4,
                mark.sign(),
                Theme.TICK_SIZE,
                600,
                Anchor.MIDDLE,
                theme.surface());
    }

    private void plus(Diagram.Box box) {
        double cx = box.x() + 14;
        double cy = box.y() + box.height() / 2;
        double arm = 3.5;
        Outline cross =
                new Outline.Builder()
                        .move(pen.x(cx - arm), pen.y(cy))
                        .line(pen.x(cx + arm), pen.y(cy))
                        .move(pen.x(cx), pen.y(cy - arm))
                        .line(pen.x(cx), pen.y(cy + arm))
                        .build();
        pen.stroke(cross, pen.line(theme.ink3(), 1.25));
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
}
