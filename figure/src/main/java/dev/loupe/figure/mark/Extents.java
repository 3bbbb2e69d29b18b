package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.Channel;

import java.util.EnumMap;
import java.util.Map;

/// What scales must cover, by channel: numbers, times or categories, and how they want to be shown.
public final class Extents {
    private final Map<Channel, Span> spans = new EnumMap<>(Channel.class);

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
