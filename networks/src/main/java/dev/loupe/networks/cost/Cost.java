package dev.loupe.networks.cost;

/// What one operator, or several, take for one run of the model. −1 where an extent that matters is not known.
///
/// @param parameters      elements of its weights; what several take counts where it is first taken
/// @param bytes           of these
/// @param macs            multiplications whose products are added up ([OperatorWork])
/// @param flops           operations on numbers: 2 a MAC, and those of operators that have none ([OperatorWork])
/// @param activationBytes bytes of what it makes
/// @param movedBytes      bytes of what it takes, its weights and what it makes, each once
public record Cost(
        long parameters, long bytes, long macs, long flops, long activationBytes, long movedBytes) {
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(
                Amounts.plus(parameters, other.parameters),
                Amounts.plus(bytes, other.bytes),
                Amounts.plus(macs, other.macs),
                Amounts.plus(flops, other.flops),
                Amounts.plus(activationBytes, other.activationBytes),
                Amounts.plus(movedBytes, other.movedBytes));
    }

    /// Operations for each byte that is moved: the arithmetic intensity of the roofline model (Williams, Waterman and Patterson, *Communications of the ACM* 52(4), 2009), NaN if it is not known.
    /// No cache is assumed, so it is a lower bound.
    public double intensity() {
        return flops < 0 || movedBytes <= 0 ? Double.NaN : (double) flops / movedBytes;
    }

    /// Whether all amounts are known.
    public boolean known() {
        return macs >= 0 && flops >= 0 && activationBytes >= 0;
    }
}
