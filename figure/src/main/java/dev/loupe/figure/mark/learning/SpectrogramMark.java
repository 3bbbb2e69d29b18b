package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Spectrogram;

import java.util.List;

/// How the power of a signal is spread over frequencies as time goes on, in decibels.
///
/// Rows are evenly spaced samples in order; `X` or the option `rate` says how far apart. Frequencies are per second where `X` holds
/// times, else per unit of `X`.
public final class SpectrogramMark implements Mark {
    private static final double MICROS = 1e6;
    private static final int MOST_CELLS = 4_000_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "spectrogram",
                    "the power of a signal over time and frequency",
                    List.of(Channel.Y),
                    List.of(Channel.X),
                    List.of(
                            OptionSpec.number(
                                    "rate",
                                    "1, or as x says",
                                    1e-12,
                                    1e12,
                                    "samples per unit of time"),
                            OptionSpec.number(
                                    "segment", "256", 2, 65_536, "samples in each segment"),
                            OptionSpec.number(
                                    "overlap",
                                    "0.5",
                                    0,
                                    0.99,
                                    "share of each segment that the next repeats"),
                            OptionSpec.number(
                                    "floor",
                                    "80",
                                    1,
                                    400,
                                    "decibels below the greatest power that are shown")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] signal = layer.numbers(Channel.Y, layer.rows());
        double[] time =
                layer.has(Channel.X) ? layer.numbers(Channel.X, layer.rows()) : new double[0];
        boolean calendar = layer.has(Channel.X) && layer.column(Channel.X) instanceof Column.Times;
        double rate = rate(layer, time, calendar);
        int standard =
                Math.min(256, Math.max(2, Integer.highestOneBit(Math.max(2, signal.length / 4))));
        int segment =
                Math.min(layer.options().count("segment", standard), Math.max(1, signal.length));
        int overlap = (int) Math.min(segment - 1, segment * layer.options().number("overlap", 0.5));
        long cells = (long) signal.length / Math.max(1, segment - overlap) * (segment / 2 + 1);
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "A spectrogram of "
                            + cells
                            + " cells is too large; give it fewer rows or less overlap.");
        }
        Spectrogram found = Spectrogram.of(signal, rate, segment, Math.max(0, overlap));
        double[][] decibels = new double[found.power().length][];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < decibels.length; k++) {
            decibels[k] = new double[found.time().length];
            for (int s = 0; s < decibels[k].length; s++) {
                decibels[k][s] = 10 * Math.log10(found.power()[k][s]);
                most = Double.isNaN(decibels[k][s]) ? most : Math.max(most, decibels[k][s]);
            }
        }
        double floor = most - layer.options().number("floor", 80);
        for (double[] row : decibels) {
            for (int s = 0; s < row.length; s++) {
                row[s] = Double.isNaN(row[s]) ? row[s] : Math.max(row[s], floor);
            }
        }
        double start = time.length > 0 && Double.isFinite(time[0]) ? time[0] : 0;
        double unit = calendar ? MICROS : 1;
        double step = (segment - Math.max(0, overlap)) / rate * unit;
        return new Plane(layer, found, decibels, start, step, unit, calendar);
    }

    private static double rate(Layer layer, double[] time, boolean calendar) {
        if (layer.options().has("rate")) {
            return layer.options().number("rate", 1);
        }
        int n = time.length;
        double span = n < 2 ? Double.NaN : (time[n - 1] - time[0]) / (calendar ? MICROS : 1);
        if (n >= 2 && !(span > 0 && Double.isFinite(span))) {
            throw new IllegalArgumentException(
                    "A spectrogram needs x to ascend evenly from row to row, but it runs from "
                            + time[0]
                            + " to "
                            + time[n - 1]
                            + ".");
        }
        return n < 2 ? 1 : (n - 1) / span;
    }

    /// @param decibels `[frequency][segment]`
    /// @param start    of the first sample, in data of x
    /// @param step     from segment to segment, in data of x
    /// @param unit     data of x per unit of time
    private record Plane(
            Layer layer,
            Spectrogram found,
            double[][] decibels,
            double start,
            double step,
            double unit,
            boolean calendar)
            implements Prepared {
        private double left() {
            return start + found.time()[0] * unit - step / 2;
        }

        private double right() {
            return start + found.time()[found.time().length - 1] * unit + step / 2;
        }

        private boolean none() {
            return found.time().length == 0 || found.frequency().length == 0;
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(
                                    Channel.X,
                                    layer.has(Channel.X) ? layer.title(Channel.X) : "time")
                            .label(Channel.Y, calendar ? "frequency, Hz" : "frequency")
                            .label(Channel.COLOR, "dB")
                            .ramp("magma")
                            .tight(Channel.X)
                            .tight(Channel.Y);
            for (double[] row : decibels) {
                extents.numbers(Channel.COLOR, row);
            }
            if (none()) {
                return extents;
            }
            double[] ends = {left(), right()};
            double top = found.frequency()[found.frequency().length - 1];
            extents.numbers(Channel.Y, 0, top);
            return calendar ? extents.times(Channel.X, ends) : extents.numbers(Channel.X, ends);
        }

        @Override
        public List<Numbers> numbers() {
            int columns = found.time().length;
            double[] time = new double[columns * decibels.length];
            double[] frequency = new double[time.length];
            double[] power = new double[time.length];
            for (int i = 0; i < time.length; i++) {
                time[i] = start + found.time()[i % columns] * unit;
                frequency[i] = found.frequency()[i / columns];
                power[i] = found.power()[i / columns][i % columns];
            }
            return List.of(
                    Numbers.of("spectrogram", "")
                            .with("time", time)
                            .with("frequency", frequency)
                            .with("power", power));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (none()) {
                return;
            }
            int columns = found.time().length;
            int rows = decibels.length;
            int[] argb = new int[columns * rows];
            float[] shown = new float[argb.length];
            Colour empty = stage.theme().well();
            for (int i = 0; i < argb.length; i++) {
                double value = decibels[rows - 1 - i / columns][i % columns];
                argb[i] = stage.ramped(value, empty).argb();
                shown[i] = (float) value;
            }
            double x1 = stage.x().at(left());
            double x2 = stage.x().at(right());
            double y1 = stage.y().at(found.frequency()[rows - 1]);
            double y2 = stage.y().at(0);
            if (!(Double.isFinite(x2 - x1) && Double.isFinite(y2 - y1))) {
                return;
            }
            sketch.add(
                    new Item.Raster(
                            Meaning.of(Role.MARK, columns + " segments, " + rows + " frequencies"),
                            new Box(
                                    Math.min(x1, x2),
                                    Math.min(y1, y2),
                                    Math.abs(x2 - x1),
                                    Math.abs(y2 - y1)),
                            columns,
                            rows,
                            argb,
                            true,
                            new Item.Values("dB", shown)));
        }
    }
}
