package dev.loupe.figure.mark;

/// A layer that places its shapes in the panel itself: no axes, and, unless it says so, nothing that scales must cover.
public interface Bare extends Prepared {
    @Override
    default Frame frame() {
        return Frame.BARE;
    }

    @Override
    default Extents extents() {
        return new Extents();
    }
}
