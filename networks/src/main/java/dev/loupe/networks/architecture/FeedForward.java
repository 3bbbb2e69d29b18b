package dev.loupe.networks.architecture;

import dev.loupe.networks.architecture.Layers.Held;
import dev.loupe.networks.architecture.Layers.Unfit;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.List;

/// The feed-forward part of a block: two linear layers around an activation, gated where there is a gate, or several of them as experts of which a router chooses, with one beside them that every token goes through where there is one (Qwen 2).
final class FeedForward {
    private final Blueprint plan;
    private final Layers layers;
    private final Family family;
    private final long used;

    /// @param used experts that are chosen for a token; −1 if it is not told
    FeedForward(Blueprint plan, Layers layers, Family family, long used) {
        this.plan = plan;
        this.layers = layers;
        this.family = family;
        this.used = used;
    }

    int of(String scope, Held held, int x) {
        return held.has("ffn_gate_inp") ? experts(scope, held, x) : dense(scope, held, "", x);
    }

    /// @param end of the roles of its tensors
    private int dense(String scope, Held held, String end, int x) {
        String first = "ffn_up" + end;
        String last = "ffn_down" + end;
        long hidden = Layers.extent(held.need(first + ".weight"), -1);
        int up = layers.linear(scope, first, held, x);
        long made = layers.made(held.need(first + ".weight"));
        long inner = taken(held.need(last + ".weight"));
        if (held.has("ffn_gate" + end)) {
            int gate = layers.linear(scope, "ffn_gate" + end, held, x);
            up = gated(scope, gate, up, inner);
        } else if (made == 2 * inner) {
            int[] parts =
                    plan.split(
                            scope,
                            "split",
                            "Split",
                            List.of(Blueprint.port("x", up)),
                            List.of(),
                            List.of(new long[] {inner}, new long[] {inner}));
            up = gated(scope, parts[0], parts[1], inner);
        } else {
            up = activation(scope, up, inner);
        }
        if (made != inner && made != 2 * inner || hidden < 1) {
            throw new Unfit("the feed-forward part of " + scope);
        }
        return layers.linear(scope, last, held, up);
    }

    /// The expert that all tokens go through, weighed by a gate of its own.
    private int shared(String scope, Held held, int x, int experts, long width) {
        String home = scope + "/shared";
        int made = dense(home, held, "_shexp", x);
        if (held.has("ffn_gate_inp_shexp")) {
            int gate =
                    plan.node(
                            home,
                            "ffn_gate_inp_shexp",
                            "Linear",
                            layers.ports(x, held, "ffn_gate_inp_shexp"),
                            List.of(),
                            1);
            int opened =
                    plan.node(
                            home,
                            "open",
                            "Sigmoid",
                            List.of(Blueprint.port("x", gate)),
                            List.of(),
                            1);
            made =
                    plan.node(
                            home,
                            "weigh",
                            "Mul",
                            List.of(Blueprint.port("a", made), Blueprint.port("b", opened)),
                            List.of(),
                            width);
        }
        return layers.add(scope, "add_shared", experts, made, width);
    }

    private long taken(Tensor matrix) {
        return layers.made(matrix) == Layers.extent(matrix, -1)
                ? Layers.extent(matrix, -2)
                : Layers.extent(matrix, -1);
    }

    private int activation(String scope, int x, long... widths) {
        return plan.node(
                scope,
                "act",
                family.activation(),
                List.of(Blueprint.port("x", x)),
                List.of(),
                widths);
    }

    private int gated(String scope, int gate, int up, long... widths) {
        return plan.node(
                scope,
                "mul",
                "Mul",
                List.of(
                        Blueprint.port("a", activation(scope, gate, widths)),
                        Blueprint.port("b", up)),
                List.of(),
                widths);
    }

    private int experts(String scope, Held held, int x) {
        long all = layers.made(held.need("ffn_gate_inp.weight"));
        long chosen = used > 0 && used <= all ? used : all;
        int router = layers.linear(scope, "ffn_gate_inp", held, x);
        int choice =
                plan.node(
                        scope,
                        "choose",
                        "TopK",
                        List.of(Blueprint.port("x", router)),
                        List.of(Layers.whole("k", chosen)),
                        chosen);
        int up = expert(scope, "ffn_up_exps", held, x, choice, chosen);
        long inner = Layers.extent(held.all("ffn_up_exps.").getFirst(), -2);
        int gate = expert(scope, "ffn_gate_exps", held, x, choice, chosen);
        int both = gated(scope, gate, up, chosen, inner);
        int down = expert(scope, "ffn_down_exps", held, both, choice, chosen);
        long width = Layers.extent(held.all("ffn_down_exps.").getFirst(), -2);
        int sum =
                plan.node(
                        scope,
                        "combine",
                        "WeightedSum",
                        List.of(Blueprint.port("x", down), Blueprint.port("weights", choice)),
                        List.of(),
                        width);
        return held.has("ffn_up_shexp") ? shared(scope, held, x, sum, width) : sum;
    }

    /// All experts' tensors belong to one operator: one tensor of three dimensions, or one for each expert.
    private int expert(String scope, String role, Held held, int x, int choice, long chosen) {
        List<Tensor> tensors = held.all(role + ".");
        if (tensors.isEmpty()) {
            throw new Unfit("no " + role);
        }
        List<Node.Port> ports = new ArrayList<>();
        ports.add(Blueprint.port("x", x));
        ports.add(Blueprint.port("experts", choice));
        tensors.forEach(t -> ports.add(Blueprint.port("weight", plan.weight(t))));
        return plan.node(
                scope,
                role,
                "ExpertLinear",
                ports,
                List.of(Layers.whole("used", chosen)),
                chosen,
                Layers.extent(tensors.getFirst(), -2));
    }
}
