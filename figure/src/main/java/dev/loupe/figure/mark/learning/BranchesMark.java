package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// Lines without axes, one for each value of `DETAIL`: the tree beside what it orders, in a
/// clustermap.
public final class BranchesMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "branches",
                    "lines without axes, such as the tree beside a heat map",
                    List.of(Channel.X, Channel.Y, Channel.DETAIL),
                    List.of(),
                    List.of(),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Branches(layer, layer.numbers(Channel.X), layer.numbers(Channel.Y));
    }

    private record Branches(Layer layer, double[] x, double[] y) implements Bare {
        @Override
        public Extents extents() {
            return new Extents()
                    .numbers(Channel.X, layer.numbers(Channel.X, layer.rows()))
                    .numbers(Channel.Y, layer.numbers(Channel.Y, layer.rows()))
                    .tight(Channel.X)
                    .tight(Channel.Y);
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("branches", "")
                            .with("x", layer.numbers(Channel.X, layer.rows()))
                            .with("y", layer.numbers(Channel.Y, layer.rows())));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Outline.Builder pen = new Outline.Builder();
            for (Group group : layer.groups()) {
                int n = group.rows().length;
                double[] px = new double[n];
                double[] py = new double[n];
                for (int i = 0; i < n; i++) {
                    px[i] = stage.x().at(x[group.rows()[i]]);
                    py[i] = stage.y().at(y[group.rows()[i]]);
                }
                Sparse.draw(px, py, false, 0, pen);
            }
            Colour paint = layer.paint();
            sketch.stroke(
                    Meaning.of(Role.MARK, "tree"),
                    pen.build(),
                    new Stroke(paint == null ? stage.theme().ink3() : paint, 1));
        }
    }
}
