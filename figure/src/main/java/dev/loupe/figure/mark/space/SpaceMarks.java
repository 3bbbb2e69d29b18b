package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks in three dimensions.
public final class SpaceMarks {
    public static final List<Mark> ALL =
            List.of(
                    new Scatter3dMark(),
                    new Line3dMark(),
                    new SurfaceMark(),
                    new MeshMark(),
                    new IsosurfaceMark(),
                    new Bar3dMark(),
                    new Quiver3dMark());

    private SpaceMarks() {}
}
