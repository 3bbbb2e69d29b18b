package dev.loupe.figure.mark;

import java.util.List;

/// A layer that lies along the y axis at the right.
public record RightHand(Prepared layer) implements Prepared {
    @Override
    public Extents extents() {
        return new Extents().join(layer.extents()).atRight();
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        layer.draw(stage.atRight(), sketch);
    }

    @Override
    public List<Numbers> numbers() {
        return layer.numbers();
    }

    @Override
    public double aspect() {
        return layer.aspect();
    }

    @Override
    public Frame frame() {
        return layer.frame();
    }

    @Override
    public int leftOut() {
        return layer.leftOut();
    }

    @Override
    public List<String> notes() {
        return layer.notes();
    }
}
