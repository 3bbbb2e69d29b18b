package dev.loupe.figure.spec;

import dev.loupe.figure.data.Plain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is wanted of a scale; null and empty leave it to the data.
///
/// @param type       `linear`, `log`, `symlog`, `sqrt`, `probit`, `time`, `band`, `point`; for colours also `ordinal`, `sequential`, `diverging`,
///                   `cyclic`, `threshold`, `quantile`
/// @param from,to    data at the ends; a `from` above `to` turns the axis round
/// @param order      categories in the order wanted; those not named follow in theirs
/// @param zero       whether 0 must be shown
/// @param label      the axis' or legend's title; empty for none
/// @param ticks      about how many; 0 for none
/// @param ramp       a ramp's name
/// @param colours    as `#rrggbb`, one for each class or step
/// @param middle     data at the middle of a diverging ramp
/// @param thresholds where steps of a threshold scale meet, ascending
/// @param steps      how many steps a quantile scale has
/// @param cuts       what is left out of an axis
/// @param reverse    whether the scale runs the other way: the axis turned round, the ramp or the classes' colours from their end
public record ScaleSpec(
        @Nullable String type,
        @Nullable Double from,
        @Nullable Double to,
        List<String> order,
        @Nullable Boolean zero,
        @Nullable String label,
        @Nullable Integer ticks,
        @Nullable String ramp,
        List<String> colours,
        @Nullable Double middle,
        List<Double> thresholds,
        @Nullable Integer steps,
        boolean reverse,
        List<AxisCut> cuts) {
    /// Greatest number of ticks, and of steps.
    private static final int MOST = 1_000;

    public static final ScaleSpec AUTOMATIC =
            new ScaleSpec(
                    null, null, null, List.of(), null, null, null, null, List.of(), null, List.of(),
                    null, false, List.of());

    public ScaleSpec {
        order = List.copyOf(order);
        colours = List.copyOf(colours);
        thresholds = List.copyOf(thresholds);
        cuts = List.copyOf(cuts);
        finite("from", from);
        finite("to", to);
        finite("middle", middle);
        thresholds.forEach(value -> finite("thresholds", value));
        if (thresholds.size() > MOST) {
            throw new IllegalArgumentException(
                    "A scale may have at most %d thresholds, but here it has %d."
                            .formatted(MOST, thresholds.size()));
        }
        within("ticks", ticks);
        within("steps", steps);
    }

    private static void finite(String what, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The field %s of a scale must be a finite number, but is %s."
                            .formatted(what, Plain.number(value)));
        }
    }

    private static void within(String what, @Nullable Integer count) {
        if (count != null && (count < 0 || count > MOST)) {
            throw new IllegalArgumentException(
                    "A scale may have 0 to %d %s, but here it has %d."
                            .formatted(MOST, what, count));
        }
    }

    public ScaleSpec type(String t) {
        return new ScaleSpec(
                t,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec domain(@Nullable Double low, @Nullable Double high) {
        return new ScaleSpec(
                type,
                low,
                high,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec order(List<String> categories) {
        return new ScaleSpec(
                type,
                from,
                to,
                categories,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec zero(boolean shown) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                shown,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec label(String title) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                title,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec ticks(int about) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                about,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec ramp(String name) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                name,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec colours(List<String> hex) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                hex,
                middle,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec middle(double value) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                value,
                thresholds,
                steps,
                reverse,
                cuts);
    }

    public ScaleSpec thresholds(List<Double> values) {
        return new ScaleSpec(
                type, from, to, order, zero, label, ticks, ramp, colours, middle, values, steps,
                reverse, cuts);
    }

    public ScaleSpec steps(int count) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                count,
                reverse,
                cuts);
    }

    public ScaleSpec reverse(boolean otherWay) {
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                otherWay,
                cuts);
    }

    /// Leaves parts of an axis out.
    public ScaleSpec cut(AxisCut... parts) {
        List<AxisCut> more = new ArrayList<>(cuts);
        more.addAll(List.of(parts));
        return new ScaleSpec(
                type,
                from,
                to,
                order,
                zero,
                label,
                ticks,
                ramp,
                colours,
                middle,
                thresholds,
                steps,
                reverse,
                more);
    }
}
