package dev.loupe.figure.mark;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/// What one channel covers.
public final class Span {
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
