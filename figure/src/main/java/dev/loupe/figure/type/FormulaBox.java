package dev.loupe.figure.type;

import java.util.ArrayList;
import java.util.List;

/// A part of a formula, laid out in em from its left end on the baseline; y grows upwards.
///
/// @param width   how far it moves the pen
/// @param ascent  how high it reaches
/// @param descent how deep it reaches, below 0
/// @param parts   what is drawn
record FormulaBox(double width, double ascent, double descent, List<Part> parts) {
    static final FormulaBox EMPTY = new FormulaBox(0, 0, 0, List.of());

    /// The height of the axis, on which bars of fractions lie.
    private static final double AXIS = 0.27;

    private static final double HIGH = 0.73;
    private static final double DEEP = -0.21;
    private static final double SCRIPT = 0.7;
    private static final double RAISED = 0.36;
    private static final double LOWERED = 0.16;
    private static final double THIN = 0.06;

    FormulaBox {
        parts = List.copyOf(parts);
    }

    /// What is drawn at a place.
    sealed interface Part {
        Part moved(double dx, double dy);

        Part scaled(double by);
    }

    /// Letters of one kind.
    record Run(String text, double x, double y, double size, boolean italic, boolean bold)
            implements Part {
        @Override
        public Part moved(double dx, double dy) {
            return new Run(text, x + dx, y + dy, size, italic, bold);
        }

        @Override
        public Part scaled(double by) {
            return new Run(text, x * by, y * by, size * by, italic, bold);
        }
    }

    /// A stroke through points.
    ///
    /// @param at x and y in turn
    record Line(double[] at, double thick) implements Part {
        @Override
        public Part moved(double dx, double dy) {
            double[] there = at.clone();
            for (int i = 0; i < at.length; i += 2) {
                there[i] += dx;
                there[i + 1] += dy;
            }
            return new Line(there, thick);
        }

        @Override
        public Part scaled(double by) {
            double[] there = at.clone();
            for (int i = 0; i < at.length; i++) {
                there[i] *= by;
            }
            return new Line(there, thick * by);
        }
    }

    static FormulaBox text(String text, boolean italic, boolean bold) {
        double width = Typeface.plainWidth(text, 1, bold ? 600 : 400);
        return new FormulaBox(width, HIGH, DEEP, List.of(new Run(text, 0, 0, 1, italic, bold)));
    }

    static FormulaBox space(double width) {
        return new FormulaBox(width, 0, 0, List.of());
    }

    FormulaBox then(FormulaBox next) {
        List<Part> both = new ArrayList<>(parts);
        next.parts.forEach(part -> both.add(part.moved(width, 0)));
        return new FormulaBox(
                width + next.width,
                Math.max(ascent, next.ascent),
                Math.min(descent, next.descent),
                both);
    }

    FormulaBox moved(double dx, double dy) {
        return new FormulaBox(
                width,
                ascent + dy,
                descent + dy,
                parts.stream().map(part -> part.moved(dx, dy)).toList());
    }

    FormulaBox scaled(double by) {
        return new FormulaBox(
                width * by,
                ascent * by,
                descent * by,
                parts.stream().map(part -> part.scaled(by)).toList());
    }

    /// Both at the same place; as wide as the wider one.
    private FormulaBox over(FormulaBox other) {
        List<Part> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        return new FormulaBox(
                Math.max(width, other.width),
                Math.max(ascent, other.ascent),
                Math.min(descent, other.descent),
                both);
    }

    /// With a superscript and a subscript, either of which may be empty.
    FormulaBox scripts(FormulaBox above, FormulaBox below) {
        FormulaBox high = above.scaled(SCRIPT);
        FormulaBox low = below.scaled(SCRIPT);
        double up = Math.max(RAISED, ascent - HIGH + RAISED);
        double down = Math.max(LOWERED, DEEP - descent + LOWERED);
        boolean both = above.width > 0 && below.width > 0;
        double apart = both ? Math.max(0, 0.08 - (up + high.descent - low.ascent + down)) : 0;
        double slant = !slanted() ? 0 : tall() ? 0.11 : 0.04;
        FormulaBox set = high.moved(slant, up + apart / 2).over(low.moved(0, -down - apart / 2));
        return then(set).then(space(0.03));
    }

    private boolean slanted() {
        return !parts.isEmpty() && parts.getLast() instanceof Run run && run.italic();
    }

    private boolean tall() {
        return parts.getLast() instanceof Run run
                && (Character.isUpperCase(run.text().codePointAt(0))
                        || "bdfhklβδθλ".contains(run.text()));
    }

    static FormulaBox fraction(FormulaBox above, FormulaBox below) {
        FormulaBox top = above.scaled(SCRIPT);
        FormulaBox foot = below.scaled(SCRIPT);
        double width = Math.max(top.width, foot.width) + 0.12;
        double clear = 0.1;
        FormulaBox both =
                top.moved((width - top.width) / 2, AXIS + clear - Math.min(0, top.descent * 0.6))
                        .over(foot.moved((width - foot.width) / 2, AXIS - clear - foot.ascent));
        List<Part> parts = new ArrayList<>(both.parts);
        parts.add(new Line(new double[] {0, AXIS, width, AXIS}, THIN));
        return space(0.04)
                .then(new FormulaBox(width, both.ascent, both.descent, parts))
                .then(space(0.04));
    }

    static FormulaBox root(FormulaBox inside, FormulaBox index) {
        double top = inside.ascent + 0.08;
        double foot = inside.descent;
        double tick = foot + 0.45 * (top - foot);
        double hook = 0.5;
        FormulaBox small = index.scaled(0.55);
        double before = Math.max(0, small.width - 0.18);
        double[] at = {
            before,
            tick,
            before + 0.1,
            tick + 0.06,
            before + 0.26,
            foot,
            before + hook,
            top,
            before + hook + inside.width + 0.06,
            top
        };
        List<Part> parts = new ArrayList<>(inside.moved(before + hook + 0.03, 0).parts);
        parts.add(new Line(at, THIN));
        small.moved(0, tick + 0.2).parts.forEach(parts::add);
        return new FormulaBox(before + hook + inside.width + 0.06, top + THIN, foot, parts)
                .then(space(0.06));
    }

    /// With a sign above its middle.
    FormulaBox accented(String sign) {
        FormulaBox mark = text(sign, false, false);
        double lean = slanted() ? 0.08 : 0;
        return over(mark.moved((width - mark.width) / 2 + lean, accentHeight()).narrow());
    }

    private double accentHeight() {
        boolean low =
                parts.size() == 1
                        && parts.getFirst() instanceof Run run
                        && "acegmnopqrsuvwxyzαγεηικμνοπρστυφχψω".contains(run.text());
        return ascent - HIGH + (low ? 0 : 0.17);
    }

    private FormulaBox narrow() {
        return new FormulaBox(0, ascent, descent, parts);
    }

    /// With a line above all of it.
    FormulaBox overlined() {
        double height = accentHeight() + 0.66;
        List<Part> with = new ArrayList<>(parts);
        with.add(new Line(new double[] {0.04, height, width, height}, THIN));
        return new FormulaBox(width, Math.max(ascent, height + THIN), descent, with);
    }
}
