package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Cube;

import java.util.List;

/// One layer in one panel, computed and ready to be drawn once scales are known.
public interface Prepared {
    /// What the scales must cover.
    Extents extents();

    /// Draws into the panel, data first, ornaments after.
    void draw(Stage stage, Sketch sketch);

    /// The numbers behind the picture.
    List<Numbers> numbers();

    /// What the panel's axes are.
    default Frame frame() {
        return Frame.AXES;
    }

    /// Height of the panel over its width that suits the picture, if the spec does not say; 0 to
    /// fill the room there is.
    default double aspect() {
        return 0;
    }

    /// What `draw` draws, in small pieces, for a panel in space with several layers; cut where pieces would reach deep.
    default List<Piece> pieces(Stage stage) {
        return List.of();
    }

    /// Names at the right ends of lines; none where the mark has no such ends.
    default List<EndLabel> endLabels() {
        return List.of();
    }

    /// Rows that have no place in the picture, such as those with missing values.
    default int leftOut() {
        return 0;
    }

    /// Sentences about what else the picture leaves out.
    default List<String> notes() {
        return List.of();
    }

    /// What it puts into a panel that is a cube.
    default List<Cube.Solid> solids(Stage stage) {
        return List.of();
    }

    /// A name beside a line's last point.
    ///
    /// @param text the name
    /// @param group whose look it takes
    /// @param y data at the line's end
    record EndLabel(String text, Group group, double y) {}
}
