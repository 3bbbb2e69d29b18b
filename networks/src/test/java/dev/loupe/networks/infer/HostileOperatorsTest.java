package dev.loupe.networks.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// Operators with inputs, attributes and bodies that no legal model has: what does not follow is not known, and nothing else happens. Rules find this out by looking, so that a fault in
/// one of them would show here.
final class HostileOperatorsTest {
    private static final int CASES = 300;
    private static final int VALUES = 9;
    private static final long[] NUMBERS = {
        0, 1, 2, 3, 4, 7, 64, -1, -2, -3, -7, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final List<String> LISTS =
            List.of(
                    "axes",
                    "perm",
                    "pads",
                    "paddings",
                    "strides",
                    "dilations",
                    "kernel_shape",
                    "output_shape",
                    "output_padding",
                    "split",
                    "starts",
                    "ends",
                    "steps",
                    "shape",
                    "scan_input_axes",
                    "scan_output_axes",
                    "pooled_shape",
                    "sizes");
    private static final List<String> WHOLES =
            List.of(
                    "axis",
                    "group",
                    "keepdims",
                    "blocksize",
                    "batch_dims",
                    "hidden_size",
                    "layout",
                    "fmod",
                    "to",
                    "dtype",
                    "start",
                    "end",
                    "num_scan_inputs",
                    "new_axis",
                    "N",
                    "k",
                    "transA",
                    "transB",
                    "output_height",
                    "output_width",
                    "allowzero",
                    "ceil_mode",
                    "noop_with_empty_axes",
                    "output_dtype",
                    "stash_type");
    private static final Map<String, List<String>> TEXTS =
            Map.of(
                    "auto_pad", List.of("VALID", "SAME_UPPER", "NOTSET", "?"),
                    "direction", List.of("bidirectional", "forward"),
                    "equation", List.of("ij,jk->ik", "...ij,jk", "i", "->", "......,a->a....", ","),
                    "keep_aspect_ratio_policy", List.of("stretch", "not_larger"));

    private final Random random = new Random(20261126);

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private long[] numbers() {
        return random.longs(random.nextInt(7)).map(any -> number()).toArray();
    }

    private Type type() {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? Type.UNKNOWN : new Type.SequenceOf(Type.UNKNOWN);
        }
        List<Dimension> extents = new ArrayList<>();
        for (int rank = random.nextInt(6); rank > 0; rank--) {
            extents.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Shape.Unknown();
                        case 1 -> new Shape.Symbol("n");
                        default -> new Shape.Fixed(Math.max(0, number()));
                    });
        }
        return new Type.TensorOf(
                random.nextInt(5) == 0 ? null : DataType.INT64,
                random.nextInt(6) == 0 ? null : new Shape(extents));
    }

    private List<Node.Port> ports(int most, int absent) {
        List<Node.Port> ports = new ArrayList<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            ports.add(new Node.Port("", random.nextInt(absent) == 0 ? -1 : random.nextInt(VALUES)));
        }
        return ports;
    }

    private List<Integer> some(int most) {
        return random.ints(random.nextInt(most + 1), 0, VALUES).boxed().toList();
    }

    private List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>();
        LISTS.stream()
                .filter(name -> random.nextInt(4) == 0)
                .forEach(name -> all.add(new Attribute(name, new Attribute.Wholes(numbers()))));
        WHOLES.stream()
                .filter(name -> random.nextInt(4) == 0)
                .forEach(name -> all.add(new Attribute(name, new Attribute.Whole(number()))));
        TEXTS.forEach(
                (name, texts) ->
                        all.add(
                                new Attribute(
                                        name,
                                        new Attribute.Text(
                                                texts.get(random.nextInt(texts.size()))))));
        if (random.nextBoolean()) {
            double[] scales = {random.nextDouble() * 3, Double.NaN};
            all.add(new Attribute("scales", new Attribute.Reals(scales)));
        }
        return all;
    }

    /// A constant for half of the values, which makes their content known, then the operator.
    private Graph graph(String name, Graph.Role role, Node operator) {
        List<Value> values = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int v = 0; v < VALUES; v++) {
            boolean constant = random.nextBoolean();
            values.add(new Value("v" + v, constant ? Type.UNKNOWN : type(), null));
            if (constant) {
                Attribute held = new Attribute("value_ints", new Attribute.Wholes(numbers()));
                nodes.add(node("Constant", List.of(), List.of(port(v)), List.of(held), List.of()));
            }
        }
        nodes.add(operator);
        return new Graph(name, role, nodes, values, some(4), some(3), Map.of());
    }

    private static Node.Port port(int value) {
        return new Node.Port("", value);
    }

    private static Node node(
            String operator,
            List<Node.Port> inputs,
            List<Node.Port> outputs,
            List<Attribute> attributes,
            List<Integer> subgraphs) {
        return new Node("", operator, "", inputs, outputs, attributes, subgraphs, "", Map.of());
    }

    private Model model(String operator, boolean bodies) {
        List<Attribute> attributes = attributes();
        if (bodies) {
            attributes.add(new Attribute("then_branch", new Attribute.Runs(1)));
            attributes.add(new Attribute("else_branch", new Attribute.Runs(2)));
            attributes.add(new Attribute("body", new Attribute.Runs(1)));
        }
        List<Integer> runs = bodies ? List.of(1, 2) : List.of();
        Node one = node(operator, ports(6, 5), ports(3, 6), attributes, runs);
        Node inner = node("Add", ports(2, 5), ports(2, 5), List.of(), List.of());
        return new Model(
                "onnx",
                List.of(
                        graph("main", Graph.Role.MAIN, one),
                        graph("a", Graph.Role.SUBGRAPH, inner),
                        graph("b", Graph.Role.SUBGRAPH, inner)),
                List.of(),
                Map.of(),
                0,
                List.of(),
                null);
    }

    @Test
    void everyOperatorTakesAnything() {
        List<String> faults = new ArrayList<>();
        for (String operator : new TreeSet<>(Rules.operators())) {
            for (int i = 0; i < CASES; i++) {
                fault(operator, model(operator, false), faults);
            }
        }
        for (String operator : List.of("If", "Loop", "Scan", "Other")) {
            for (int i = 0; i < 10 * CASES; i++) {
                fault(operator, model(operator, true), faults);
            }
        }
        assertEquals(List.of(), faults.stream().distinct().sorted().toList());
    }

    private static void fault(String operator, Model model, List<String> faults) {
        try {
            KnownTypes.of(model);
        } catch (RuntimeException e) {
            faults.add(operator + ": " + e + " at " + e.getStackTrace()[0]);
        }
    }
}
