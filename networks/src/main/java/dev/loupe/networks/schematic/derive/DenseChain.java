package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.derive.Step.Dense;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The fully connected layers of a model, each taking what the one before makes, up to the last.
final class DenseChain {
    private DenseChain() {}

    static Fcnn of(Model model, Derivation.Wish wish) throws IOException {
        List<Dense> chain = model.network() ? graph(model, wish) : tensors(model);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "The model has no fully connected layer (a product with a stored matrix), which fcnn needs.");
        }
        Fcnn usual = Fcnn.standard();
        List<Fcnn.Layer> layers = new ArrayList<>();
        layers.add(layer(chain.getFirst().in(), ""));
        for (Dense dense : chain) {
            layers.add(layer(dense.out(), dense.activation()));
        }
        boolean bias = chain.stream().anyMatch(d -> d.bias() != null);
        double[][][] weights = new double[chain.size()][][];
        double[][] biases = new double[chain.size()][];
        boolean known = true;
        for (int i = 0; i < chain.size(); i++) {
            Dense dense = chain.get(i);
            int from = Fcnn.drawn(dense.in(), wish.neurons());
            int to = Fcnn.drawn(dense.out(), wish.neurons());
            biases[i] = biases(dense, to);
            weights[i] = new double[to][from];
            known &= fill(dense, weights[i]);
        }
        Fcnn.Edges look = Fcnn.Edges.standard();
        Fcnn.Edges edges =
                new Fcnn.Edges(
                        1.5,
                        known,
                        1,
                        false,
                        look.colour(),
                        known,
                        null,
                        null,
                        look.curved(),
                        look.arrow());
        return new Fcnn(
                usual.sheet(),
                layers,
                usual.nodes(),
                known ? edges : look,
                usual.layerSpacing(),
                usual.direction(),
                bias,
                usual.captions(),
                usual.most(),
                known ? weights : null,
                known && bias ? biases : null,
                usual.seed());
    }

    private static Fcnn.Layer layer(int neurons, String activation) {
        Fcnn.Layer of = Fcnn.Layer.of(neurons);
        return new Fcnn.Layer(
                neurons, of.spacing(), of.label(), activation, 0, of.fill(), of.names());
    }

    private static List<Dense> graph(Model model, Derivation.Wish wish) {
        Steps steps = new Steps(model.graphs().getFirst(), wish);
        List<Dense> chain = new ArrayList<>();
        Step at =
                steps.all().stream()
                        .filter(Dense.class::isInstance)
                        .reduce((a, b) -> b)
                        .orElse(null);
        while (at instanceof Dense dense && chain.size() < 63) {
            if (!chain.isEmpty() && chain.getFirst().in() != dense.out()) {
                break;
            }
            chain.addFirst(dense);
            at = steps.before(dense);
        }
        return chain;
    }

    /// Of weights alone: the matrices, in the order in which each takes what the one before makes.
    private static List<Dense> tensors(Model model) {
        List<Tensor> matrices =
                model.tensors().stream()
                        .filter(t -> t.shape().rank() == 2 && t.stored() == t.shape().elements())
                        .toList();
        List<Tensor> named = matrices.stream().sorted(Comparator.comparing(Tensor::name)).toList();
        for (List<Tensor> order : List.of(matrices, named)) {
            for (boolean outFirst : new boolean[] {true, false}) {
                List<Dense> chain = chain(model, order, outFirst);
                if (chain.size() == order.size() && chain.size() < 64) {
                    return chain;
                }
            }
        }
        throw new IllegalArgumentException(
                "The "
                        + matrices.size()
                        + " matrices of the file do not follow one another: none of their orders makes each take what the one before gives.");
    }

    private static List<Dense> chain(Model model, List<Tensor> matrices, boolean outFirst) {
        List<Dense> chain = new ArrayList<>();
        for (Tensor matrix : matrices) {
            int in = size(matrix, outFirst ? 1 : 0);
            int out = size(matrix, outFirst ? 0 : 1);
            if (in < 1 || out < 1 || !chain.isEmpty() && chain.getLast().out() != in) {
                return List.of();
            }
            String name = matrix.name().replaceFirst("(weight|kernel|W)$", "");
            Tensor bias =
                    model.tensors().stream()
                            .filter(
                                    t ->
                                            t.shape().rank() == 1
                                                    && t.stored() == out
                                                    && t.name().startsWith(name)
                                                    && t.name()
                                                            .toLowerCase(java.util.Locale.ROOT)
                                                            .contains("b"))
                            .findFirst()
                            .orElse(null);
            chain.add(new Dense(-1, in, out, matrix, outFirst, bias, ""));
        }
        return chain;
    }

    private static int size(Tensor matrix, int dimension) {
        long size = Weighed.size(matrix.shape(), dimension);
        return size > 10_000_000 ? -1 : (int) size;
    }

    /// @return whether the numbers are to be had
    private static boolean fill(Dense dense, double[][] weights) throws IOException {
        TensorNumbers numbers = numbers(dense.weight());
        if (numbers == null || numbers.count() < (long) dense.in() * dense.out()) {
            return false;
        }
        for (int to = 0; to < weights.length; to++) {
            for (int from = 0; from < weights[to].length; from++) {
                long out = at(to, weights.length, dense.out());
                long in = at(from, weights[to].length, dense.in());
                weights[to][from] =
                        rounded(
                                numbers.at(
                                        dense.outFirst()
                                                ? out * dense.in() + in
                                                : in * dense.out() + out));
            }
        }
        return true;
    }

    private static double[] biases(Dense dense, int drawn) throws IOException {
        double[] biases = new double[drawn];
        TensorNumbers numbers = numbers(dense.bias());
        for (int to = 0; numbers != null && to < drawn; to++) {
            biases[to] = rounded(numbers.at(at(to, drawn, dense.out())));
        }
        return biases;
    }

    /// Five digits, which no eye tells from more, so that specs stay short.
    private static double rounded(double weight) {
        return Double.isFinite(weight)
                ? new BigDecimal(weight, new MathContext(5)).doubleValue()
                : 0;
    }

    private static @Nullable TensorNumbers numbers(@Nullable Tensor tensor) throws IOException {
        try {
            return tensor == null ? null : TensorNumbers.of(tensor);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// The neuron whose numbers are kept in a place: the first ones, then the last ones.
    private static int at(int slot, int drawn, int neurons) {
        return slot < (drawn + 1) / 2 ? slot : neurons - drawn + slot;
    }
}
