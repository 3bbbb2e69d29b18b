package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Hexagons;

import java.util.List;

/// How many rows fall into each hexagon, or the mean of a value there.
public final class HexbinMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "hexbin",
                    "rows counted in hexagons, or the mean of a value there",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.VALUE),
                    List.of(
                            OptionSpec.number(
                                    "bins", "30", 2, 400, "hexagons in a line across the panel"),
                            OptionSpec.number(
                                    "lines",
                                    "0.36 of the bins, so that hexagons are regular on a usual panel",
                                    1,
                                    400,
                                    "of hexagons from bottom to top; those between them are as many")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        int columns = layer.options().count("bins", 30);
        int usual = Math.max(1, (int) Math.round(columns / Math.sqrt(3) * 0.62));
        int rows = layer.options().count("lines", usual);
        double[] x = layer.numbers(Channel.X, layer.rows());
        double[] y = layer.numbers(Channel.Y, layer.rows());
        Hexagons hexagons =
                layer.has(Channel.VALUE)
                        ? Hexagons.of(
                                x, y, layer.numbers(Channel.VALUE, layer.rows()), columns, rows)
                        : Hexagons.of(x, y, null, columns, rows);
        return new Tiles(layer, hexagons);
    }

    private record Tiles(Layer layer, Hexagons hexagons) implements Prepared {
        @Override
        public Extents extents() {
            boolean counted = !layer.has(Channel.VALUE);
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .label(Channel.COLOR, counted ? "rows" : layer.title(Channel.VALUE))
                            .numbers(Channel.COLOR, hexagons.weight());
            double[][] corners = hexagons.corners();
            for (int i = 0; i < hexagons.x().length; i++) {
                for (int k = 0; k < corners[0].length; k++) {
                    extents.numbers(Channel.X, hexagons.x()[i] + corners[0][k])
                            .numbers(Channel.Y, hexagons.y()[i] + corners[1][k]);
                }
            }
            return counted ? extents.ramp("counts") : extents;
        }

        @Override
        public int leftOut() {
            return hexagons.left();
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("hexbin", "")
                            .with("x", hexagons.x())
                            .with("y", hexagons.y())
                            .with(layer.has(Channel.VALUE) ? "mean" : "count", hexagons.weight()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double[][] corners = hexagons.corners();
            for (int i = 0; i < hexagons.x().length; i++) {
                Outline.Builder pen = new Outline.Builder(7);
                boolean placed = true;
                for (int k = 0; k < corners[0].length; k++) {
                    double x = stage.x().at(hexagons.x()[i] + corners[0][k]);
                    double y = stage.y().at(hexagons.y()[i] + corners[1][k]);
                    if (!Double.isFinite(x + y)) {
                        placed = false;
                        break;
                    }
                    if (k == 0) {
                        pen.move(x, y);
                    } else {
                        pen.line(x, y);
                    }
                }
                if (placed) {
                    String label =
                            Numerals.brief(hexagons.weight()[i])
                                    + (layer.has(Channel.VALUE) ? "" : " rows")
                                    + " about "
                                    + Numerals.brief(hexagons.x()[i])
                                    + ", "
                                    + Numerals.brief(hexagons.y()[i]);
                    sketch.fill(
                            Meaning.of(Role.MARK, label),
                            pen.close().build(),
                            stage.ramped(hexagons.weight()[i], stage.theme().mute()));
                }
            }
        }
    }
}
