package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Transformer;
import dev.loupe.networks.schematic.Transformer.Kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A transformer's numbers: what the file says of itself (GGUF's keys, Hugging Face's configuration), else what names and sizes of its weights tell.
///
/// Source of GGUF's keys: ggml, docs/gguf.md, sections "LLM" and "Attention".
final class TransformerNumbers {
    private final Map<String, String> said;
    private final NamedWeights weights;
    private final String family;

    private TransformerNumbers(Model model) {
        said = model.metadata();
        weights = NamedWeights.of(model);
        family = said.getOrDefault("general.architecture", "");
    }

    static Transformer of(Model model) {
        TransformerNumbers numbers = new TransformerNumbers(model);
        int layers =
                numbers.number(
                        numbers.weights.layers(),
                        "block_count",
                        "num_hidden_layers",
                        "n_layer",
                        "num_layers");
        if (layers < 1 || numbers.weights.width() < 1 && numbers.width() < 1) {
            throw new IllegalArgumentException(
                    "The model is no transformer that can be told by its names: expected weights such as layers.0.…, and an embedding or attention among them.");
        }
        return numbers.transformer(layers);
    }

    private int width() {
        return number(weights.width(), "embedding_length", "hidden_size", "n_embd", "d_model");
    }

    private Transformer transformer(int layers) {
        Transformer usual = Transformer.standard();
        int width = width();
        int heads = number(0, "attention.head_count", "num_attention_heads", "n_head");
        int keyValueHeads =
                number(
                        heads > 0 && width % heads == 0
                                ? weights.keys() / Math.max(1, width / heads)
                                : 0,
                        "attention.head_count_kv",
                        "num_key_value_heads");
        int experts = number(weights.experts(), "expert_count", "num_local_experts");
        boolean gated = weights.has("(ffn_gate|gate_proj|w3|gate_up_proj).*");
        boolean rms =
                said.keySet().stream().anyMatch(k -> k.endsWith("layer_norm_rms_epsilon"))
                        || said.containsKey("rms_norm_eps")
                        || weights.has("(rms).*")
                        || !weights.has(".*(norm|ln_?\\d?|layernorm)[^.]*\\.(bias|beta)");
        boolean rope =
                said.keySet().stream().anyMatch(k -> k.contains("rope"))
                        || weights.has(".*rotary.*");
        Kind kind = kind();
        return new Transformer(
                usual.sheet(),
                kind,
                kind == Kind.BOTH ? "" : said.getOrDefault("general.name", ""),
                layers,
                0,
                width,
                heads,
                keyValueHeads == heads ? 0 : keyValueHeads,
                number(weights.hidden(), "feed_forward_length", "intermediate_size", "n_inner"),
                number(weights.vocabulary(), "vocab_size"),
                number(
                        weights.positions(),
                        "context_length",
                        "max_position_embeddings",
                        "n_positions"),
                experts,
                Math.clamp(
                        number(2, "expert_used_count", "num_experts_per_tok"),
                        1,
                        Math.max(1, experts == 0 ? 2 : experts)),
                kind != Kind.ENCODER || !weights.has(".*(bert|attention\\.output).*"),
                rms ? "RMSNorm" : "LayerNorm",
                gated ? "SwiGLU" : "GELU",
                rope ? "RoPE" : weights.positions() > 0 ? "Learned positions" : "",
                usual.input(),
                kind == Kind.ENCODER ? "" : usual.head(),
                usual.direction(),
                usual.look());
    }

    private Kind kind() {
        boolean encoder =
                weights.has(".*encoder.*") || weights.has(".*bert.*") || family.contains("bert");
        boolean decoder = weights.has(".*decoder.*");
        return encoder && decoder ? Kind.BOTH : encoder ? Kind.ENCODER : Kind.DECODER;
    }

    /// The first of these keys that the file has, with the architecture's name before it or without.
    private int number(int otherwise, String... keys) {
        for (String key : keys) {
            for (String full : List.of(family + "." + key, key)) {
                String text = said.getOrDefault(full, "").toLowerCase(Locale.ROOT);
                if (text.matches("\\d{1,9}")) {
                    return Integer.parseInt(text);
                }
            }
        }
        return otherwise;
    }
}
