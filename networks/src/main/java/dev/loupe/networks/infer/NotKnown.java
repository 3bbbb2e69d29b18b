package dev.loupe.networks.infer;

/// Too little is known of what goes into an operator, or it is illegal: its outputs stay unknown.
final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotKnown() {
        super("not known", null, false, false);
    }
}
