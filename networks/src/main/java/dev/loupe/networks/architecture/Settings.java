package dev.loupe.networks.architecture;

import dev.loupe.networks.graph.Model;

import java.util.List;
import java.util.Map;

/// The numbers of a language model that its file tells: GGUF's keys below its architecture's name (ggml, docs/gguf.md, "LLM"), or the configuration of Hugging Face's Transformers.
public final class Settings {
    /// GGUF's key and then what configurations call the same.
    private static final Map<String, List<String>> NAMES =
            Map.of(
                    "block_count", List.of("num_hidden_layers", "n_layer"),
                    "embedding_length", List.of("hidden_size", "n_embd"),
                    "attention.head_count", List.of("num_attention_heads", "n_head"),
                    "attention.head_count_kv", List.of("num_key_value_heads"),
                    "attention.key_length", List.of("head_dim"),
                    "attention.value_length", List.of("head_dim"),
                    "expert_count", List.of("num_local_experts", "num_experts"),
                    "expert_used_count", List.of("num_experts_per_tok"));

    private final Map<String, String> said;

    private Settings(Map<String, String> said) {
        this.said = said;
    }

    public static Settings of(Model model) {
        return new Settings(model.metadata());
    }

    /// `llama`, `qwen2`, `bert` …; empty if the file tells none.
    public String architecture() {
        return said.getOrDefault("general.architecture", said.getOrDefault("model_type", ""));
    }

    /// Whether the metadata is GGUF's.
    public boolean gguf() {
        return said.containsKey("general.architecture");
    }

    /// The number under GGUF's key, or under the names that configurations have for it; −1 if there is none.
    public long number(String key) {
        if (key.equals("attention.head_count_kv") && !gguf() && architecture().equals("falcon")) {
            return falconHeads();
        }
        long own = parsed(said.getOrDefault(architecture() + "." + key, ""));
        for (String name : gguf() ? List.<String>of() : NAMES.getOrDefault(key, List.of())) {
            own = own < 0 ? parsed(said.getOrDefault(name, "")) : own;
        }
        return own;
    }

    /// Falcon's configuration tells heads of keys and values by its generation: their number in the new one, one or all of them before.
    private long falconHeads() {
        if (said.getOrDefault("new_decoder_architecture", "").equals("true")) {
            return parsed(said.getOrDefault("num_kv_heads", ""));
        }
        return said.getOrDefault("multi_query", "").equals("true")
                ? 1
                : number("attention.head_count");
    }

    /// The size of one head's keys, −1 if it is not told.
    public long head(String key) {
        long own = number(key);
        long heads = number("attention.head_count");
        long width = number("embedding_length");
        return own >= 0 || heads <= 0 || width <= 0 ? own : width / heads;
    }

    private static long parsed(String text) {
        String plain = text.strip();
        return plain.matches("\\d{1,18}") ? Long.parseLong(plain) : -1;
    }
}
