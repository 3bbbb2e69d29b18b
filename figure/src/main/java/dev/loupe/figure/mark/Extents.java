package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What scales must cover, by channel: numbers, times or categories, and how they want to be shown.
public final class Extents {
    private final Map<Channel, Span> spans = new EnumMap<>(Channel.class);

    /// What one channel covers.
    public static final class Span {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double leastPositive = Double.POSITIVE_INFINITY;
        boolean time;
        boolean zero;
        boolean tight;
        boolean padded;
        @Nullable String label;
        @Nullable String ramp;
        @Nullable String classRamp;
        @Nullable String type;
        int firstLook;
        boolean thin;
        boolean bare;
        boolean numbered;
        double lead;
        final Set<String> categories = new LinkedHashSet<>();
        final Set<String> order = new LinkedHashSet<>();

        public double low() {
            return low;
        }

        public double high() {
            return high;
        }

        /// The least value above 0, which a logarithmic scale begins at; infinite if there is none.
        public double leastPositive() {
            return leastPositive;
        }

        public boolean time() {
            return time;
        }

        /// Whether 0 belongs to the picture, as for lengths of bars.
        public boolean zero() {
            return zero;
        }

        /// Whether the data reach the panel's edge, as the cells of a heat map do.
        public boolean tight() {
            return tight;
        }

        /// Whether data need room at both ends, as dots do.
        public boolean padded() {
            return padded;
        }

        /// What the data are called; null if nobody said.
        public @Nullable String label() {
            return label;
        }

        public @Nullable String ramp() {
            return ramp;
        }

        /// The ramp along which classes that have an order lie; null if they have none.
        public @Nullable String classRamp() {
            return classRamp;
        }

        /// Whether colours are those of thin lines alone, which must stand out from the surface.
        public boolean thin() {
            return thin;
        }

        /// How many of the theme's looks come before that of the first class.
        public int firstLook() {
            return firstLook;
        }

        /// The kind of scale that suits the data, as `ScaleSpec` writes it; null if any does.
        public @Nullable String type() {
            return type;
        }

        /// Whether values along the axis say nothing, so that it needs no ticks.
        public boolean bare() {
            return bare;
        }

        /// In the order of the first layer that knows one, else as they came.
        public Set<String> categories() {
            if (order.isEmpty()) {
                return categories;
            }
            Set<String> ordered = new LinkedHashSet<>(order);
            ordered.retainAll(categories);
            ordered.addAll(categories);
            return ordered;
        }

        /// Whether the categories are numbers or times, so that layers with such a column find their places among them.
        public boolean numbered() {
            return numbered;
        }

        /// Bands that are left empty before the first category, for shapes that rise above their band.
        public double lead() {
            return lead;
        }

        public boolean numeric() {
            return low <= high;
        }

        void include(double value) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                if (value > 0) {
                    leastPositive = Math.min(leastPositive, value);
                }
            }
        }

        private boolean empty() {
            return !numeric() && categories.isEmpty();
        }

        void join(Span other) {
            thin = empty() ? other.thin : other.empty() ? thin : thin && other.thin;
            low = Math.min(low, other.low);
            high = Math.max(high, other.high);
            leastPositive = Math.min(leastPositive, other.leastPositive);
            time |= other.time;
            zero |= other.zero;
            tight |= other.tight;
            padded |= other.padded;
            label = label == null ? other.label : label;
            ramp = ramp == null ? other.ramp : ramp;
            classRamp = classRamp == null ? other.classRamp : classRamp;
            type = type == null ? other.type : type;
            firstLook = Math.max(firstLook, other.firstLook);
            bare |= other.bare;
            numbered |= other.numbered;
            lead = Math.max(lead, other.lead);
            categories.addAll(other.categories);
            order.addAll(other.order);
        }
    }

    private Span span(Channel channel) {
        return spans.computeIfAbsent(channel, c -> new Span());
    }

    /// @param values NaN and infinities are left out
    public Extents numbers(Channel channel, double... values) {
        Span span = span(channel);
        for (double value : values) {
            span.include(value);
        }
        return this;
    }

    /// Times as numbers, microseconds since 1970 UTC.
    public Extents times(Channel channel, double... micros) {
        span(channel).time = true;
        return numbers(channel, micros);
    }

    public Extents categories(Channel channel, Iterable<String> names) {
        Span span = span(channel);
        names.forEach(span.categories::add);
        return this;
    }

    /// Categories that stand in an order of their own, whichever of them a panel has.
    public Extents categories(Channel channel, Iterable<String> names, Iterable<String> order) {
        order.forEach(span(channel).order::add);
        return categories(channel, names);
    }

    /// The categories are numbers or times.
    public Extents numbered(Channel channel) {
        span(channel).numbered = true;
        return this;
    }

    /// @param bands to leave empty before the first category
    public Extents lead(Channel channel, double bands) {
        span(channel).lead = Math.max(of(channel).lead, bands);
        return this;
    }

    /// What sets a layer's colours, if anything does.
    public Extents coloured(Layer layer) {
        return layer.has(Channel.COLOR)
                ? column(Channel.COLOR, layer.column(Channel.COLOR), layer.rows())
                        .label(Channel.COLOR, layer.title(Channel.COLOR))
                : this;
    }

    /// The numbers that set a layer's colours along a ramp, if there are any.
    public Extents ramped(Layer layer) {
        return layer.splits(Channel.COLOR) ? this : coloured(layer);
    }

    /// The values of some rows, whatever their kind.
    public Extents column(Channel channel, Column column, int[] rows) {
        Span span = span(channel);
        switch (column) {
            case Column.Numbers(double[] values) -> {
                for (int row : rows) {
                    span.include(values[row]);
                }
            }
            case Column.Times(long[] micros) -> {
                span.time = true;
                for (int row : rows) {
                    if (micros[row] != Column.Times.MISSING) {
                        span.include(micros[row]);
                    }
                }
            }
            case Column.Texts(String[] levels, int[] codes) -> {
                boolean[] seen = new boolean[levels.length];
                for (int row : rows) {
                    if (codes[row] >= 0) {
                        seen[codes[row]] = true;
                    }
                }
                for (int i = 0; i < levels.length; i++) {
                    if (seen[i]) {
                        span.categories.add(levels[i]);
                    }
                }
            }
        }
        return this;
    }

    public Extents zero(Channel channel) {
        span(channel).zero = true;
        return this;
    }

    public Extents tight(Channel channel) {
        span(channel).tight = true;
        return this;
    }

    public Extents padded(Channel channel) {
        span(channel).padded = true;
        return this;
    }

    /// What the channel shows, if the spec does not say; the first layer's word counts.
    public Extents label(Channel channel, String text) {
        span(channel).label = of(channel).label == null ? text : of(channel).label;
        return this;
    }

    /// The ramp that suits a colour channel, if the spec does not say.
    public Extents ramp(String name) {
        span(Channel.COLOR).ramp = name;
        return this;
    }

    /// Colour classes have an order and lie along this ramp, if the spec does not say.
    public Extents classRamp(String name) {
        span(Channel.COLOR).classRamp = name;
        return this;
    }

    /// Colours are those of thin lines.
    public Extents thin() {
        span(Channel.COLOR).thin = true;
        return this;
    }

    /// Colour classes take the theme's looks from this one on, counted from 0.
    public Extents firstLook(int look) {
        span(Channel.COLOR).firstLook = look;
        return this;
    }

    /// The kind of scale that suits a channel, if the spec does not say.
    ///
    /// @param word as in `ScaleSpec`
    public Extents type(Channel channel, String word) {
        span(channel).type = word;
        return this;
    }

    /// The channel's values say nothing, so its axis needs no ticks.
    public Extents bare(Channel channel) {
        span(channel).bare = true;
        return this;
    }

    /// What lies along y lies along the axis at the right instead.
    public Extents atRight() {
        span(Channel.RIGHT).join(of(Channel.Y));
        spans.remove(Channel.Y);
        return this;
    }

    public Extents join(Extents other) {
        other.spans.forEach((channel, span) -> span(channel).join(span));
        return this;
    }

    /// What a channel covers; an empty span if nothing.
    public Span of(Channel channel) {
        return spans.getOrDefault(channel, new Span());
    }
}
