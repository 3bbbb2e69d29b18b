package dev.loupe.networks.schematic;

/// A value that a schematic does not take.
public final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String why;

    /// @param field the component
    /// @param why   `expected …, found …`
    public Misfit(String field, String why) {
        super(field + ": " + why + ".");
        this.field = field;
        this.why = why;
    }

    public String field() {
        return field;
    }

    public String why() {
        return why;
    }

    /// @param low,high inclusive
    static void unless(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new Misfit(
                    field,
                    "expected a number from "
                            + plain(low)
                            + " to "
                            + plain(high)
                            + ", found "
                            + plain(value));
        }
    }

    /// @param low,high inclusive
    static void unlessCount(String field, int count, int low, int high) {
        if (count < low || count > high) {
            throw new Misfit(
                    field, "expected from " + low + " to " + high + " entries, found " + count);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
