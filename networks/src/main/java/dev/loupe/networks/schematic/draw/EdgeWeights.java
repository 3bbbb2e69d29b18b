package dev.loupe.networks.schematic.draw;

import dev.loupe.networks.schematic.Fcnn;

import java.util.List;
import java.util.SplittableRandom;

/// The weights behind the edges that are drawn: those given, or random ones from `[−1, 1)`.
final class EdgeWeights {
    /// `[gap][slot of the next layer][slot of this layer, then the bias where there is one]`, NaN as 0.
    private final double[][][] weights;

    /// `[gap]` the greatest of each, without its sign.
    private final double[] greatest;

    EdgeWeights(Fcnn fcnn) {
        List<Fcnn.Layer> layers = fcnn.layers();
        weights = new double[layers.size() - 1][][];
        SplittableRandom random = new SplittableRandom(fcnn.seed());
        greatest = new double[layers.size() - 1];
        for (int gap = 0; gap < weights.length; gap++) {
            int from = Fcnn.drawn(layers.get(gap).neurons(), fcnn.most());
            int to = Fcnn.drawn(layers.get(gap + 1).neurons(), fcnn.most());
            weights[gap] = new double[to][from + 1];
            for (int t = 0; t < to; t++) {
                for (int f = 0; f <= from; f++) {
                    double drawn = random.nextDouble() * 2 - 1;
                    double given =
                            f < from ? weight(fcnn, gap, t, f, drawn) : bias(fcnn, gap, t, drawn);
                    weights[gap][t][f] = Double.isNaN(given) ? 0 : given;
                    if (f < from || fcnn.bias()) {
                        greatest[gap] = Math.max(greatest[gap], Math.abs(weights[gap][t][f]));
                    }
                }
            }
        }
    }

    private static double weight(Fcnn fcnn, int gap, int to, int from, double otherwise) {
        double[][][] given = fcnn.weights();
        if (given == null) {
            return otherwise;
        }
        double[] row = given[gap][at(fcnn, gap + 1, to, given[gap].length)];
        return row[at(fcnn, gap, from, row.length)];
    }

    private static double bias(Fcnn fcnn, int gap, int to, double otherwise) {
        double[][] given = fcnn.biases();
        return given == null ? otherwise : given[gap][at(fcnn, gap + 1, to, given[gap].length)];
    }

    /// Where a drawn neuron stands among numbers for the first and the last neurons.
    private static int at(Fcnn fcnn, int layer, int slot, int numbers) {
        int drawn = Fcnn.drawn(fcnn.layers().get(layer).neurons(), fcnn.most());
        return slot < (drawn + 1) / 2 ? slot : numbers - drawn + slot;
    }

    double of(int gap, Columns.Spot to, Columns.Spot from) {
        double[] row = weights[gap][to.slot()];
        return row[from.slot() < 0 ? row.length - 1 : from.slot()];
    }

    /// How strong a weight is beside the greatest between the same layers, in `[0, 1]`.
    double share(int gap, double weight) {
        return greatest[gap] == 0 ? 0 : Math.min(1, Math.abs(weight) / greatest[gap]);
    }
}
