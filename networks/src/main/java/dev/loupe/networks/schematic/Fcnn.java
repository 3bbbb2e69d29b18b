package dev.loupe.networks.schematic;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Fully connected layers: a circle for each neuron, an edge for each weight.
///
/// @param layers       1 to 64, input first
/// @param layerSpacing between the centres of neighbouring layers, pixels, 30 to 400
/// @param bias         whether each layer but the last has a unit that is always 1
/// @param captions     what is said of each layer
/// @param most         neurons of a layer that are drawn, 3 to 128; of more, the first and the last with an ellipsis between them
/// @param weights      `[layers − 1][neurons of the next layer][neurons of this layer]`, null for random ones; where there are fewer numbers than neurons, they are those of the first and the last ones,
///                     and at least those of the drawn ones
/// @param biases       `[layers − 1][neurons of the next layer]`, null for random ones; as above
/// @param seed         of the random weights: the same seed, the same weights
public record Fcnn(
        Sheet sheet,
        List<Layer> layers,
        Nodes nodes,
        Edges edges,
        double layerSpacing,
        Direction direction,
        boolean bias,
        Captions captions,
        int most,
        double @Nullable [][][] weights,
        double @Nullable [][] biases,
        int seed)
        implements Schematic {
    /// A picture with more edges is none.
    public static final int MOST_EDGES = 200_000;

    private static final Fcnn STANDARD =
            new Fcnn(
                    Sheet.standard(),
                    List.of(Layer.of(16), Layer.of(12), Layer.of(10), Layer.of(1)),
                    Nodes.standard(),
                    Edges.standard(),
                    160,
                    Direction.RIGHT,
                    false,
                    Captions.SPACE,
                    20,
                    null,
                    null,
                    1);

    /// What is said of a layer beside its name.
    public enum Captions {
        NONE,
        /// Its name alone.
        NAME,
        /// How many neurons it has.
        SIZE,
        /// The space that its values lie in: `∈ ℝ¹⁶`.
        SPACE
    }

    /// What stands at the end of an edge.
    public enum Arrow {
        NONE,
        /// An outline.
        EMPTY,
        SOLID
    }

    public Fcnn {
        layers = List.copyOf(layers);
        Misfit.unlessCount("layers", layers.size(), 1, 64);
        Misfit.unless("layerSpacing", layerSpacing, 30, 400);
        Misfit.unless("most", most, 3, 128);
        long drawnEdges = 0;
        for (int i = 1; i < layers.size(); i++) {
            drawnEdges +=
                    (long) drawn(layers.get(i - 1).neurons, most)
                            * drawn(layers.get(i).neurons, most);
        }
        if (drawnEdges > MOST_EDGES) {
            throw new Misfit(
                    "most",
                    "expected few enough drawn neurons for "
                            + MOST_EDGES
                            + " edges, found "
                            + most
                            + ", which makes "
                            + drawnEdges);
        }
        if (weights != null) {
            matrices(layers, most, weights);
        }
        if (biases != null) {
            vectors(layers, most, biases);
        }
    }

    public static Fcnn standard() {
        return STANDARD;
    }

    @Override
    public Style style() {
        return Style.FCNN;
    }

    @Override
    public Fcnn with(Sheet other) {
        return new Fcnn(
                other,
                layers,
                nodes,
                edges,
                layerSpacing,
                direction,
                bias,
                captions,
                most,
                weights,
                biases,
                seed);
    }

    /// How many neurons of a layer are drawn.
    public static int drawn(int neurons, int most) {
        return Math.min(neurons, most);
    }

    private static void matrices(List<Layer> layers, int most, double[][][] weights) {
        if (weights.length != layers.size() - 1) {
            throw new Misfit(
                    "weights",
                    "expected "
                            + (layers.size() - 1)
                            + " matrices, one between each two layers, found "
                            + weights.length);
        }
        for (int gap = 0; gap < weights.length; gap++) {
            length("weights", gap, "rows", weights[gap].length, layers.get(gap + 1), most);
            for (double[] row : weights[gap]) {
                length("weights", gap, "columns", row.length, layers.get(gap), most);
            }
        }
    }

    private static void vectors(List<Layer> layers, int most, double[][] biases) {
        if (biases.length != layers.size() - 1) {
            throw new Misfit(
                    "biases",
                    "expected "
                            + (layers.size() - 1)
                            + " vectors, one for each layer but the first, found "
                            + biases.length);
        }
        for (int gap = 0; gap < biases.length; gap++) {
            length("biases", gap, "numbers", biases[gap].length, layers.get(gap + 1), most);
        }
    }

    private static void length(
            String field, int gap, String what, int found, Layer layer, int most) {
        int drawn = drawn(layer.neurons, most);
        if (found < drawn || found > layer.neurons) {
            throw new Misfit(
                    field + "[" + gap + "]",
                    "expected "
                            + (drawn == layer.neurons
                                    ? Integer.toString(drawn)
                                    : "from " + drawn + " to " + layer.neurons)
                            + " "
                            + what
                            + ", found "
                            + found);
        }
    }

    /// Neurons side by side.
    ///
    /// @param neurons    1 to 10,000,000
    /// @param spacing    between neighbouring circles, pixels, 0 to 100
    /// @param label      its name; empty for "Input", "Hidden" or "Output" by its place
    /// @param activation such as `ReLU`; empty for none
    /// @param dropout    share of the neurons that training leaves out, `[0, 1)`; as many circles are dashed
    /// @param fill       null for that of all nodes
    /// @param names      of its neurons, of the first and the last layer; empty for none
    @Needs("neurons")
    public record Layer(
            int neurons,
            double spacing,
            String label,
            String activation,
            double dropout,
            @Nullable Colour fill,
            List<String> names) {
        public Layer {
            Misfit.unless("neurons", neurons, 1, 10_000_000);
            Misfit.unless("spacing", spacing, 0, 100);
            Misfit.unless("dropout", dropout, 0, 0.99);
            names = List.copyOf(names);
            if (!names.isEmpty()) {
                Misfit.unlessCount("names", names.size(), neurons, neurons);
            }
        }

        public static Layer standard() {
            return of(1);
        }

        public static Layer of(int neurons) {
            return new Layer(neurons, 20, "", "", 0, null, List.of());
        }
    }

    /// How neurons look.
    ///
    /// @param diameter    pixels, 2 to 100
    /// @param fill,border null for the theme's
    /// @param borderWidth pixels, 0 to 10
    public record Nodes(
            double diameter, @Nullable Colour fill, @Nullable Colour border, double borderWidth) {
        public Nodes {
            Misfit.unless("diameter", diameter, 2, 100);
            Misfit.unless("borderWidth", borderWidth, 0, 10);
        }

        public static Nodes standard() {
            return new Nodes(20, null, null, 1);
        }
    }

    /// How edges look. What goes by weight is proportional to `|w| / max |w|`, the greatest being that of the drawn edges between the same two layers, as layers differ much in the scale of their weights.
    ///
    /// @param width             of the widest, pixels, 0 to 10
    /// @param opacity           of the most opaque, `[0, 1]`
    /// @param colour            where it does not go by weight; null for the theme's
    /// @param negative,positive the ends of the colours by weight; null for the theme's
    /// @param curved            Bézier curves instead of straight lines
    public record Edges(
            double width,
            boolean widthByWeight,
            double opacity,
            boolean opacityByWeight,
            @Nullable Colour colour,
            boolean colourByWeight,
            @Nullable Colour negative,
            @Nullable Colour positive,
            boolean curved,
            Arrow arrow) {
        public Edges {
            Misfit.unless("width", width, 0, 10);
            Misfit.unless("opacity", opacity, 0, 1);
        }

        public static Edges standard() {
            return new Edges(0.5, false, 1, false, null, false, null, null, false, Arrow.NONE);
        }

        /// Whether any of its looks goes by weight.
        public boolean weighs() {
            return widthByWeight || opacityByWeight || colourByWeight;
        }
    }
}
