package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.NumericColumns;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Correlation;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How strongly each pair of numeric columns goes together, from −1 to 1.
public final class CorrelationMark implements Mark {
    private static final int MOST = 300;

    private static final Signature SIGNATURE =
            new Signature(
                    "correlation",
                    "how strongly each pair of columns goes together",
                    List.of(),
                    List.of(),
                    List.of(
                            OptionSpec.words(
                                    "columns", "which columns; all numeric ones if not said"),
                            OptionSpec.word(
                                    "method",
                                    "pearson",
                                    List.of("pearson", "spearman"),
                                    "of numbers or of ranks"),
                            OptionSpec.flag("corner", false, "only the pairs below the diagonal")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        NumericColumns columns =
                NumericColumns.of(layer.table(), layer.options().words("columns"), "correlation");
        List<String> names = columns.names();
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "A correlation of "
                            + names.size()
                            + " columns cannot be read; choose at most "
                            + MOST
                            + ".");
        }
        double[][] values = new double[names.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new Column.Numbers(columns.values()[i]).take(layer.rows()).values();
        }
        Correlation.Kind kind =
                Correlation.Kind.valueOf(layer.options().word("method").toUpperCase(Locale.ROOT));
        return new Matrix(layer, names, Correlation.matrix(values, kind));
    }

    private record Matrix(Layer layer, List<String> names, double[][] values) implements Prepared {
        private boolean shown(int row, int column) {
            return !layer.options().flag("corner") || column < row;
        }

        @Override
        public Extents extents() {
            int n = names.size();
            boolean corner = layer.options().flag("corner") && n > 1;
            return new Extents()
                    .categories(Channel.X, corner ? names.subList(0, n - 1) : names)
                    .categories(Channel.Y, corner ? names.subList(1, n) : names)
                    .tight(Channel.X)
                    .tight(Channel.Y)
                    .numbers(Channel.COLOR, -1, 1)
                    .label(Channel.COLOR, "correlation")
                    .ramp("diverging");
        }

        @Override
        public List<Numbers> numbers() {
            List<String> x = new ArrayList<>();
            List<String> y = new ArrayList<>();
            List<Double> value = new ArrayList<>();
            for (int row = 0; row < names.size(); row++) {
                for (int column = 0; column < names.size(); column++) {
                    x.add(names.get(column));
                    y.add(names.get(row));
                    value.add(values[row][column]);
                }
            }
            return List.of(
                    Numbers.of("correlation", "")
                            .with("x", x.toArray(String[]::new))
                            .with("y", y.toArray(String[]::new))
                            .with("value", value.stream().mapToDouble(v -> v).toArray()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double width = stage.x().band();
            double height = stage.y().band();
            boolean written = width >= 30 && height >= 16;
            double gap = Math.min(width, height) > 12 ? 0.5 : 0;
            for (int row = 0; row < names.size(); row++) {
                for (int column = 0; column < names.size(); column++) {
                    double x = Stage.centre(stage.x(), names.get(column));
                    double y = Stage.centre(stage.y(), names.get(row));
                    if (shown(row, column) && Double.isFinite(x + y)) {
                        double r = values[row][column];
                        Colour fill = stage.ramped(r, stage.theme().well());
                        String text =
                                Double.isNaN(r) ? "" : Numerals.together(new double[] {r, 0.5})[0];
                        sketch.rect(
                                Meaning.of(
                                        Role.MARK,
                                        names.get(row) + " and " + names.get(column) + ": " + text),
                                x - width / 2 + gap,
                                y - height / 2 + gap,
                                x + width / 2 - gap,
                                y + height / 2 - gap,
                                fill,
                                null);
                        if (written) {
                            sketch.text(
                                    Meaning.of(Role.LABEL),
                                    x,
                                    y + 4,
                                    text,
                                    Theme.TICK_SIZE,
                                    Theme.TEXT_WEIGHT,
                                    Anchor.MIDDLE,
                                    0,
                                    stage.theme().textOn(fill));
                        }
                    }
                }
            }
        }
    }
}
