package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.schematic.derive.Step.Dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Weights by dotted names, from stored tensors and from operators that multiply by them: what their names and sizes tell of a transformer.
final class NamedWeights {
    private static final Pattern LAYER =
            Pattern.compile(
                    "(?:^|.*\\.)(?:layers?|h|blocks?|blk|block|resblocks)\\.(\\d{1,4})\\.(.*)");
    private static final Pattern EXPERT = Pattern.compile(".*experts?\\.(\\d{1,4})\\..*");

    private final List<Sized> all;

    /// @param in,out of a matrix, 0 for what is none
    private record Sized(String name, int in, int out) {}

    private NamedWeights(List<Sized> all) {
        this.all = all;
    }

    static NamedWeights of(Model model) {
        List<Sized> all = new ArrayList<>();
        for (Tensor tensor : model.tensors()) {
            boolean matrix = tensor.shape().rank() == 2;
            all.add(
                    new Sized(
                            plain(tensor.name()),
                            matrix ? (int) Weighed.size(tensor.shape(), 1) : 0,
                            matrix ? (int) Weighed.size(tensor.shape(), 0) : 0));
        }
        if (model.network()) {
            Graph graph = model.graphs().getFirst();
            for (Step step : new Steps(graph, Derivation.Wish.NONE).all()) {
                if (step instanceof Dense dense) {
                    all.add(
                            new Sized(
                                    plain(graph.nodes().get(dense.node()).name()),
                                    dense.in(),
                                    dense.out()));
                }
            }
        }
        return new NamedWeights(all);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('/', '.').replaceFirst("^\\.", "");
    }

    /// How many layers are numbered.
    int layers() {
        int most = 0;
        for (Sized one : all) {
            Matcher layer = LAYER.matcher(one.name);
            if (layer.matches()) {
                most = Math.max(most, Integer.parseInt(layer.group(1)) + 1);
            }
        }
        return most;
    }

    int experts() {
        int most = 0;
        for (Sized one : all) {
            Matcher expert = EXPERT.matcher(one.name);
            if (expert.matches()) {
                most = Math.max(most, Integer.parseInt(expert.group(1)) + 1);
            }
        }
        return most;
    }

    /// The shorter side of the embedding of tokens, else what attention takes.
    int width() {
        int embedding =
                least(
                        ".*(wte|token_embd|embed_tokens|word_embeddings|tok_embeddings|token_embedding).*");
        return embedding > 0 ? embedding : least(".*(attn|attention|attn_q|q_proj|query).*");
    }

    int vocabulary() {
        return greatest(
                ".*(wte|token_embd|embed_tokens|word_embeddings|tok_embeddings|token_embedding).*");
    }

    int positions() {
        return greatest(".*(wpe|position_embd|position_embeddings|embed_positions).*");
    }

    /// The width between the two products of feed-forward.
    int hidden() {
        return greatest(
                ".*(fc1|c_fc|intermediate|up_proj|ffn_up|linear1|lin1|mlp\\.0|w1|dense_h_to_4h|wi).*");
    }

    /// How many numbers the keys of a position have.
    int keys() {
        return least(".*(k_proj|attn_k|key)\\..*");
    }

    boolean has(String pattern) {
        Pattern wanted = Pattern.compile("(?:.*\\.)?" + pattern);
        return all.stream().anyMatch(s -> wanted.matcher(s.name).matches());
    }

    private int least(String pattern) {
        return all.stream()
                .filter(s -> s.in > 0 && s.name.matches(pattern))
                .mapToInt(s -> Math.min(s.in, s.out))
                .findFirst()
                .orElse(0);
    }

    private int greatest(String pattern) {
        return all.stream()
                .filter(s -> s.in > 0 && s.name.matches(pattern))
                .mapToInt(s -> Math.max(s.in, s.out))
                .findFirst()
                .orElse(0);
    }
}
