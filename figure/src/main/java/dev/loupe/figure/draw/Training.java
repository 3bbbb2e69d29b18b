package dev.loupe.figure.draw;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Span;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Broken;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Sizing;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes scales of places and sizes from what the data cover and what the spec wants.
final class Training {
    private static final double ROOM = 0.04;
    private static final double BAND_PADDING = 0.2;
    private static final double LEAST_DOT = 2;
    private static final double MOST_DOT = 11;

    /// As many microseconds as a long counts, with some to spare.
    private static final double MOST_MICROS = 9e18;

    /// Numbers nearer to each other are one place: there are no round numbers between them.
    private static final double LEAST_SPAN = 1e-290;

    private static final int MOST_CLASSES = 20_000;

    private Training() {}

    /// The scale of `X` or `Y`, over pixels yet to be said.
    ///
    /// @throws IllegalArgumentException with one sentence if data and wishes do not fit
    static Position position(Channel channel, Span span, ScaleSpec wish) {
        String type = type(span, wish);
        boolean bands =
                type.equals("band")
                        || type.equals("point")
                        || !span.categories().isEmpty() && type.isEmpty();
        if (bands) {
            return banded(channel, span, wish, type.equals("point"));
        }
        if (!span.categories().isEmpty()) {
            throw new IllegalArgumentException(
                    "The scale of "
                            + channel.word()
                            + " cannot be "
                            + type
                            + ": its values are texts, such as "
                            + span.categories().iterator().next()
                            + ".");
        }
        return continuous(channel, span, wish, type);
    }

    static String type(Span span, ScaleSpec wish) {
        String suited = span.type();
        return wish.type() != null ? wish.type() : suited == null ? "" : suited;
    }

    private static Banded banded(Channel channel, Span span, ScaleSpec wish, boolean point) {
        if (span.numeric() && !span.categories().isEmpty() && !span.numbered()) {
            throw new IllegalArgumentException(
                    "One layer has numbers on "
                            + channel.word()
                            + ", another has texts, such as "
                            + span.categories().iterator().next()
                            + "; they cannot share a scale.");
        }
        Set<String> names = span.categories();
        double padding = span.tight() ? 0 : point ? 0.5 : BAND_PADDING;
        List<String> order = ordered(names, wish.order());
        return new Banded(wish.reverse() ? order.reversed() : order, padding, span.lead(), 0, 1);
    }

    /// Those named first, in the order wanted, then the rest in theirs.
    static List<String> ordered(Set<String> names, List<String> order) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : order) {
            if (names.contains(name)) {
                all.add(name);
            }
        }
        all.addAll(names);
        return List.copyOf(all);
    }

    private static Continuous continuous(Channel channel, Span span, ScaleSpec wish, String type) {
        boolean time = span.time();
        Warp warp = warp(channel, type, span);
        boolean downwards = wish.from() != null && wish.to() != null && wish.from() > wish.to();
        Double wishedLow = downwards ? wish.to() : wish.from();
        Double wishedHigh = downwards ? wish.from() : wish.to();
        boolean known = span.numeric();
        double low = known ? span.low() : 0;
        double high = known ? span.high() : 1;
        if (warp instanceof Warp.Log) {
            low = logarithmicLow(channel, span, wishedLow, known);
            high = Math.max(high, low);
        }
        boolean zero =
                wish.zero() != null ? wish.zero() : span.zero() && !(warp instanceof Warp.Log);
        if (zero && !(warp instanceof Warp.Log) && !time) {
            low = Math.min(0, low);
            high = Math.max(0, high);
        }
        boolean timely = warp instanceof Warp.Time;
        warp =
                AxisCuts.of(
                        channel,
                        warp,
                        wish,
                        wishedLow == null ? low : wishedLow,
                        wishedHigh == null ? high : wishedHigh);
        boolean narrow = warp instanceof Warp.Linear && high - low < LEAST_SPAN;
        if (low == high || narrow) {
            double[] wide = widened(warp, low);
            low = wide[0];
            high = wide[1];
        } else if (known && !span.tight() && (span.padded() || channel != Channel.X)) {
            double start = warp.forward(low);
            double end = warp.forward(high);
            double room = ROOM * (end - start);
            low = zero && low == 0 ? 0 : warp.inverse(start - room);
            high = zero && high == 0 ? 0 : warp.inverse(end + room);
        }
        low = wishedLow != null ? wishedLow : low;
        high = wishedHigh != null ? wishedHigh : high;
        spannable(channel, low, high);
        if (timely && Math.max(-low, high) > MOST_MICROS) {
            throw new IllegalArgumentException(
                    "Times are microseconds since 1970, up to %s, but the scale of %s runs from %s to %s."
                            .formatted(
                                    Plain.number(MOST_MICROS),
                                    channel.word(),
                                    Plain.number(low),
                                    Plain.number(high)));
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "The scale of "
                            + channel.word()
                            + " needs two different ends, but runs from "
                            + Plain.number(low)
                            + " to "
                            + Plain.number(high)
                            + ".");
        }
        return downwards != wish.reverse()
                ? new Continuous(warp, high, low, 0, 1)
                : new Continuous(warp, low, high, 0, 1);
    }

    static void spannable(Channel channel, double low, double high) {
        if (!Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "The values of "
                            + channel.word()
                            + " lie too far apart for a scale, from "
                            + Plain.number(low)
                            + " to "
                            + Plain.number(high)
                            + ".");
        }
    }

    static double logarithmicLow(
            Channel channel, Span span, @Nullable Double wished, boolean known) {
        if (wished != null && wished <= 0) {
            throw new IllegalArgumentException(
                    "A log scale of "
                            + channel.word()
                            + " must begin above 0, but begins at "
                            + Plain.number(wished)
                            + ".");
        }
        if (known && Double.isInfinite(span.leastPositive())) {
            throw new IllegalArgumentException(
                    "No value of "
                            + (span.label() == null ? channel.word() : span.label())
                            + " is above 0, so none has a place on a log scale.");
        }
        return known ? span.leastPositive() : 1;
    }

    /// @throws IllegalArgumentException if there are more classes than anybody can tell apart
    static void countable(Channel channel, String title, int classes) {
        if (classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "The channel %s can tell %d classes apart, but %s has %d."
                            .formatted(channel.word(), MOST_CLASSES, title, classes));
        }
    }

    /// A sentence on values that a scale has no place for; empty if it has one for all.
    static String beyond(Span span, ScaleSpec wish, Channel channel) {
        boolean some =
                type(span, wish).equals("log")
                        && span.numeric()
                        && span.low() <= 0
                        && Double.isFinite(span.leastPositive());
        return some
                ? "Values of %s from %s up to 0 have no place on a log scale."
                        .formatted(
                                span.label() == null || span.label().isEmpty()
                                        ? channel.word()
                                        : span.label(),
                                Plain.number(span.low()))
                : "";
    }

    private static double[] widened(Warp warp, double value) {
        return switch (warp) {
            case Warp.Log() -> new double[] {value / 3, value * 3};
            case Warp.Time() -> new double[] {value - 43_200e6, value + 43_200e6};
            case Warp.Probit() -> new double[] {value / 3, 1 - (1 - value) / 3};
            case Broken broken -> widened(broken.base(), value);
            case Warp.Linear(), Warp.Root(), Warp.Symlog(double _) -> {
                double half = Math.abs(value) < LEAST_SPAN ? 1 : Math.abs(value) / 10;
                yield new double[] {value - half, value + half};
            }
        };
    }

    static Warp warp(Channel channel, String type, Span span) {
        return switch (type) {
            case "" -> span.time() ? Warp.TIME : Warp.LINEAR;
            case "linear", "sequential", "diverging", "cyclic", "threshold", "quantile" ->
                    Warp.LINEAR;
            case "time" -> Warp.TIME;
            case "log" -> Warp.LOG;
            case "sqrt" -> Warp.ROOT;
            case "probit" -> Warp.PROBIT;
            case "symlog" -> new Warp.Symlog(symlogTurn(span));
            default ->
                    throw new IllegalArgumentException(
                            "The scale of "
                                    + channel.word()
                                    + " must be linear, log, symlog, sqrt, probit, time, band or"
                                    + " point, but is "
                                    + type
                                    + ".");
        };
    }

    /// Linear within a thousandth of the greatest value, rounded to a power of ten.
    private static double symlogTurn(Span span) {
        double most = !span.numeric() ? 1 : Math.max(Math.abs(span.low()), Math.abs(span.high()));
        return most == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(most)) - 3);
    }

    /// The scale of `SIZE`; null if nothing is sized by data.
    static @Nullable Sizing size(Span span, ScaleSpec wish) {
        if (!span.numeric()) {
            return null;
        }
        String name =
                wish.label() != null ? wish.label() : span.label() == null ? "" : span.label();
        double low = wish.from() != null ? wish.from() : span.low();
        double high = wish.to() != null ? wish.to() : span.high();
        return new Sizing(name, low, high, LEAST_DOT, MOST_DOT);
    }
}
