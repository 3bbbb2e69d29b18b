package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.Transformer;

/// A schematic as a scene. Equal schematics become equal scenes. No label lies on another one.
public final class SchematicScene {
    private SchematicScene() {}

    /// @throws IllegalArgumentException with one sentence if a link names a block that is not there
    public static Scene of(Schematic schematic, Theme theme) {
        return switch (schematic) {
            case Fcnn fcnn -> FcnnScene.of(fcnn, theme);
            case Lenet lenet -> LenetScene.of(lenet, theme);
            case Alexnet alexnet -> AlexnetScene.of(alexnet, theme);
            case Transformer transformer ->
                    BlocksScene.of(
                            TransformerFlow.of(transformer),
                            theme,
                            "Transformer",
                            "A transformer of " + transformer.layers() + " layers, input first.");
            case Blocks blocks ->
                    BlocksScene.of(blocks, theme, "Blocks", "Blocks of a network, input first.");
        };
    }
}
