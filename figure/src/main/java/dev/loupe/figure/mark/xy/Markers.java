package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Dots on a line.
final class Markers {
    private Markers() {}

    /// @param x,y pixels; NaN where a row has no place
    static void draw(
            Group group,
            double[] x,
            double[] y,
            Theme.Look look,
            Colour colour,
            Stage stage,
            Sketch sketch) {
        int[] kept =
                IntStream.range(0, x.length)
                        .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                        .toArray();
        if (kept.length > 0) {
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(group.name(), group.key()),
                            look.symbol(),
                            Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                            Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
                            new double[] {3.5},
                            new int[] {colour.argb()},
                            new Stroke(stage.theme().surface(), 1),
                            Arrays.stream(kept).map(i -> group.rows()[i]).toArray(),
                            List.of()));
        }
    }
}
