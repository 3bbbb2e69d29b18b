package dev.loupe.figure.mark;

import java.util.List;

/// A layer that lies along the y axis at the right. Its lines have no names at their ends, where that axis is.
public record RightHand(Prepared layer) implements Wrapping {
    @Override
    public Extents extents() {
        return new Extents().join(layer.extents()).atRight();
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        layer.draw(stage.atRight(), sketch);
    }

    @Override
    public List<EndLabel> endLabels() {
        return List.of();
    }
}
