package dev.loupe.networks.diff;

import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.draw.DiagramScene;
import dev.loupe.networks.graph.Model;

/// The picture of a difference: a [DiffDiagram] with every difference framed and signed.
public final class DiffPicture {
    private DiffPicture() {}

    /// @param diff  of `a` and `b`
    /// @param title one line
    /// @throws IllegalArgumentException with one sentence if either is weights alone
    public static Scene of(Model a, Model b, ModelDiff diff, Theme theme, String title) {
        DiffDiagram drawn = DiffDiagram.of(a, b, diff, null);
        return DiagramScene.of(
                drawn.diagram(),
                drawn.labels(),
                drawn::mark,
                theme,
                title,
                title + ": " + DiffWords.summary(diff) + ".");
    }
}
