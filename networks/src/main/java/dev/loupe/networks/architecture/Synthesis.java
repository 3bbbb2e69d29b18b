package dev.loupe.networks.architecture;

import dev.loupe.core.DataType;
import dev.loupe.networks.architecture.Layers.Held;
import dev.loupe.networks.architecture.Layers.Unfit;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A language model that its file holds as weights alone, with the graph that its architecture stands for: synthesised from metadata and names of tensors, each operator holding its own. It is not in the file; `inspect` tells none.
///
/// Where the architecture is not known, a tensor is missing, a matrix has no place, or sizes contradict each other, there is no graph. The graph shows one pass over `tokens` tokens without a cache; scales, masks and windows of attention are not drawn.
public final class Synthesis {
    /// The operator set of such graphs.
    public static final String DOMAIN = "synthesised";

    /// The key under which such a graph says what it is.
    public static final String NOTE = "synthesised";

    private static final Set<DataType> PLAIN =
            Set.of(DataType.FLOAT32, DataType.FLOAT16, DataType.BFLOAT16);

    private final Settings settings;
    private final Family family;
    private final WeightNames names;
    private final Held whole;
    private final Blueprint plan;
    private final Layers layers;
    private final long width;

    private Synthesis(Settings settings, Family family, WeightNames names) {
        this.settings = settings;
        this.family = family;
        this.names = names;
        whole = new Held(names.whole());
        Tensor table = whole.need("token_embd.weight");
        plan = new Blueprint(PLAIN.contains(table.type()) ? table.type() : DataType.FLOAT32);
        layers = new Layers(plan, names.turned());
        width = Layers.extent(table, -1);
    }

    /// The model with its graph, or as it is if it has one or none follows.
    public static Model of(Model model) {
        Settings settings = Settings.of(model);
        if (model.network() || model.damage() != null) {
            return model;
        }
        WeightNames names = WeightNames.of(model, settings.gguf());
        Family family = Family.named(settings.architecture()).orElse(null);
        if (names == null || family == null) {
            return model;
        }
        try {
            Graph graph = new Synthesis(settings, family, names).graph();
            return new Model(
                    model.format(),
                    List.of(graph),
                    model.tensors(),
                    model.metadata(),
                    model.parameters(),
                    model.unsafe(),
                    null);
        } catch (Unfit none) {
            return model;
        }
    }

    /// Whether a graph was synthesised.
    public static boolean made(Graph graph) {
        return graph.metadata().containsKey(NOTE);
    }

    private Graph graph() {
        long told = settings.number("block_count");
        long heads = settings.number("attention.head_count");
        long kept = settings.number("attention.head_count_kv");
        long key = settings.head("attention.key_length");
        long value = settings.head("attention.value_length");
        if (told >= 0 && told != names.blocks().size() || heads < 1 || key < 1 || value < 1) {
            throw new Unfit("the number of blocks or heads");
        }
        long keys = kept < 1 ? heads : kept;
        SelfAttention attention = new SelfAttention(plan, layers, family, heads, keys, key, value);
        FeedForward feed =
                new FeedForward(plan, layers, family, settings.number("expert_used_count"));
        int x = embedded();
        for (int i = 0; i < names.blocks().size(); i++) {
            Held held = new Held(names.blocks().get(i));
            String home = names.home() + "." + i;
            x =
                    family.after()
                            ? after(home, held, attention, feed, x)
                            : before(home, held, attention, feed, x);
            if (!held.whole()) {
                throw new Unfit("a matrix without a place in " + home);
            }
        }
        if (whole.has("output_norm")) {
            x = layers.norm("", "output_norm", whole, family.norm(), x, width);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(
                NOTE,
                "from metadata and names of tensors, as an architecture of "
                        + settings.architecture());
        return plan.graph(settings.architecture(), head(x), metadata);
    }

    private int embedded() {
        int tokens = plan.input("token_ids");
        int x = layers.embedding("", "token_embd", whole.need("token_embd.weight"), tokens);
        for (String role : List.of("position_embd", "token_types")) {
            Tensor table = whole.find(role + ".weight");
            if (table != null) {
                int from = plan.input(role.equals("token_types") ? "token_types" : "positions");
                x =
                        layers.add(
                                "",
                                "add " + role,
                                x,
                                layers.embedding("", role, table, from),
                                width);
            }
        }
        return whole.has("token_embd_norm")
                ? layers.norm("", "token_embd_norm", whole, family.norm(), x, width)
                : x;
    }

    /// Norms stand before attention and feed-forward part, sums behind.
    private int before(String home, Held held, SelfAttention attention, FeedForward feed, int x) {
        int first = layers.norm(home, "attn_norm", held, family.norm(), x, width);
        int looked =
                family.parallel() && held.has("attn_norm_2")
                        ? layers.norm(home, "attn_norm_2", held, family.norm(), x, width)
                        : first;
        int seen = attention.of(home + "/attn", held, looked);
        seen = behind(home, "post_attention_norm", held, seen);
        if (family.parallel()) {
            int made = feed.of(home + "/ffn", held, first);
            return layers.add(
                    home, "add", layers.add(home, "add_attn", x, seen, width), made, width);
        }
        int summed = layers.add(home, "add_attn", x, seen, width);
        int second = layers.norm(home, "ffn_norm", held, family.norm(), summed, width);
        int made = behind(home, "post_ffw_norm", held, feed.of(home + "/ffn", held, second));
        return layers.add(home, "add", summed, made, width);
    }

    private int behind(String home, String role, Held held, int x) {
        return held.has(role) ? layers.norm(home, role, held, family.norm(), x, width) : x;
    }

    private int after(String home, Held held, SelfAttention attention, FeedForward feed, int x) {
        int seen = attention.of(home + "/attn", held, x);
        int summed = layers.add(home, "add_attn", x, seen, width);
        int first = layers.norm(home, "attn_output_norm", held, family.norm(), summed, width);
        int made = feed.of(home + "/ffn", held, first);
        return layers.norm(
                home,
                "layer_output_norm",
                held,
                family.norm(),
                layers.add(home, "add", first, made, width),
                width);
    }

    /// Logits; where the model has no table of its own for them, by that of the embedding. Encoders end with their last block.
    private int head(int x) {
        if (whole.has("output")) {
            Tensor own = whole.need("output.weight");
            return plan.node(
                    "",
                    "output",
                    "Linear",
                    layers.ports(x, whole, "output"),
                    List.of(),
                    Layers.extent(own, -2));
        }
        if (family.after()) {
            return x;
        }
        Tensor table = whole.need("token_embd.weight");
        return plan.node(
                "",
                "output",
                "Linear",
                List.of(Blueprint.port("x", x), Blueprint.port("weight", plan.weight(table))),
                List.of(),
                Layers.extent(table, -2));
    }
}
