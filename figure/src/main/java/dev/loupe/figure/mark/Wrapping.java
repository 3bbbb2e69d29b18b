package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Cube;

import java.util.List;

/// Another layer with something done to it, all else as it is.
interface Wrapping extends Prepared {
    Prepared layer();

    @Override
    default Extents extents() {
        return layer().extents();
    }

    @Override
    default List<Numbers> numbers() {
        return layer().numbers();
    }

    @Override
    default Frame frame() {
        return layer().frame();
    }

    @Override
    default double aspect() {
        return layer().aspect();
    }

    @Override
    default List<Piece> pieces(Stage stage) {
        return layer().pieces(stage);
    }

    @Override
    default List<EndLabel> endLabels() {
        return layer().endLabels();
    }

    @Override
    default int leftOut() {
        return layer().leftOut();
    }

    @Override
    default List<String> notes() {
        return layer().notes();
    }

    @Override
    default List<Cube.Solid> solids(Stage stage) {
        return layer().solids(stage);
    }
}
