package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/// Curves over all thresholds of a score, one a group, on a square panel with what chance would give.
///
/// @param leftOut rows without a score or a class
record ScoreCurves(
        Layer layer, Plane plane, List<Trace> traces, List<Reference> references, int leftOut)
        implements Prepared {
    private static final double LEAST = 0.25;

    /// What a kind of curve shows.
    ///
    /// @param x,y    names of the axes
    /// @param merit  the number that says how good a curve is; empty for none
    /// @param type   of both scales, as `ScaleSpec` writes it; empty for shares from 0 to 1
    /// @param from0  whether y begins at 0 and ends where the data do, rather than at 1
    record Plane(
            String x, String y, String merit, CurveKey.Corner corner, String type, boolean from0) {}

    /// One group's curve.
    ///
    /// @param merit NaN if it has none
    record Trace(Group group, double[] x, double[] y, double merit, Numbers numbers) {}

    /// A line for comparison.
    ///
    /// @param label what it stands for
    /// @param shown whether the label is written
    record Reference(double[] x, double[] y, String label, boolean shown) {
        static Reference diagonal(String label) {
            return new Reference(new double[] {0, 1}, new double[] {0, 1}, label, false);
        }
    }

    static Signature signature(String name, String purpose, OptionSpec... more) {
        List<OptionSpec> options = new ArrayList<>(List.of(Scored.POSITIVE));
        options.addAll(List.of(more));
        return new Signature(
                name,
                purpose,
                List.of(Channel.ACTUAL, Channel.SCORE),
                List.of(Channel.COLOR, Channel.DASH, Channel.DETAIL),
                options,
                Signature.Swatch.NONE);
    }

    /// @param trace from a group and its scored rows to its curve
    static ScoreCurves of(
            Layer layer,
            Plane plane,
            BiFunction<Group, Scored, Trace> trace,
            BiFunction<Trace, Scored, List<Reference>> compared) {
        List<Trace> traces = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        int used = 0;
        for (Group group : layer.groups()) {
            Scored scored = Scored.of(layer, group);
            used += scored.rows().length;
            Trace made = trace.apply(group, scored);
            traces.add(made);
            for (Reference reference : compared.apply(made, scored)) {
                boolean known =
                        references.stream()
                                .anyMatch(
                                        r ->
                                                Arrays.equals(r.x, reference.x)
                                                        && Arrays.equals(r.y, reference.y));
                if (!known) {
                    references.add(reference);
                }
            }
        }
        return new ScoreCurves(layer, plane, traces, references, layer.rows().length - used);
    }

    /// Three decimals, as such numbers are quoted.
    static String quoted(double merit) {
        return Double.isFinite(merit) ? String.format(Locale.ROOT, "%.3f", merit) : "–";
    }

    @Override
    public Extents extents() {
        Extents extents = new Extents().label(Channel.X, plane.x).label(Channel.Y, plane.y);
        if (plane.type.isEmpty()) {
            extents.numbers(Channel.X, 0, 1).numbers(Channel.Y, 0);
            if (plane.from0) {
                traces.forEach(t -> extents.numbers(Channel.Y, t.y));
                return extents.zero(Channel.Y);
            }
            return extents.numbers(Channel.Y, 1).tight(Channel.Y);
        }
        extents.type(Channel.X, plane.type).type(Channel.Y, plane.type);
        for (Trace trace : traces) {
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                extents.numbers(channel, inside(trace.x)).numbers(channel, inside(trace.y));
            }
        }
        return extents.numbers(Channel.X, 0.5).numbers(Channel.Y, 0.5).tight(Channel.Y);
    }

    private static double[] inside(double[] shares) {
        return Arrays.stream(shares).filter(s -> s > 0 && s < 1).toArray();
    }

    @Override
    public double aspect() {
        return 1;
    }

    @Override
    public List<Numbers> numbers() {
        return traces.stream().map(Trace::numbers).toList();
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        Theme theme = stage.theme();
        Stroke stroke = new Stroke(theme.ink3(), 1, 4, 3);
        for (Reference reference : references) {
            double[] x = places(stage.x(), reference.x);
            double[] y = places(stage.y(), reference.y);
            sketch.stroke(
                    Meaning.of(Role.ANNOTATION, reference.label), Sparse.line(x, y, 0), stroke);
            if (reference.shown && Double.isFinite(x[0]) && Double.isFinite(y[0])) {
                sketch.text(x[0] + 8, y[0] - 5, reference.label, Anchor.START, theme.ink3());
            }
        }
        double opacity = layer.options().number("opacity", 1);
        List<CurveKey.Entry> entries = new ArrayList<>();
        for (Trace trace : traces) {
            Theme.Look look = stage.look(trace.group, layer.paint());
            String said = (plane.merit + " " + quoted(trace.merit)).strip();
            String name = trace.group.name();
            sketch.stroke(
                    Meaning.mark(
                            plane.merit.isEmpty()
                                    ? name
                                    : name.isEmpty() ? said : name + ", " + said,
                            trace.group.key()),
                    Sparse.line(places(stage.x(), trace.x), places(stage.y(), trace.y), LEAST),
                    new Stroke(look.colour().fade(opacity), Theme.LINE, look.dash()));
            entries.add(
                    new CurveKey.Entry(
                            trace.group, look, plane.merit.isEmpty() ? "" : quoted(trace.merit)));
        }
        CurveKey.draw(entries, plane.merit, plane.corner, stage, sketch);
    }

    /// Pixels; shares of 0 and 1, which a probit scale has no place for, lie on the panel's edge.
    private double[] places(Position scale, double[] values) {
        double[] places = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (scale instanceof Continuous c && plane.type.equals("probit")) {
                value = Math.clamp(value, Math.min(c.low(), c.high()), Math.max(c.low(), c.high()));
            }
            places[i] = scale.at(value);
        }
        return places;
    }
}
