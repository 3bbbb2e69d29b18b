package dev.loupe.core;

/// An argument that cannot be taken, with the sentence that says why, so that pages can say it in other languages too.
public final class Unfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient Wording wording;

    public Unfit(Wording wording) {
        super(wording.text());
        this.wording = wording;
    }

    public Wording wording() {
        return wording;
    }
}
