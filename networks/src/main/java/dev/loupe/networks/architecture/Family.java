package dev.loupe.networks.architecture;

import java.util.Map;
import java.util.Optional;

/// How the layers of a kind of language model are joined, as llama.cpp and Transformers compute them.
///
/// @param norm       `RMSNorm` or `LayerNorm`
/// @param activation of the feed-forward part
/// @param rotary     whether queries and keys are turned by their positions
/// @param causal     whether a token sees only those before it
/// @param after      whether norms stand behind the sums, as in BERT
/// @param parallel   whether attention and feed-forward part take the same input side by side
record Family(
        String norm,
        String activation,
        boolean rotary,
        boolean causal,
        boolean after,
        boolean parallel) {
    private static final Family LLAMA = new Family("RMSNorm", "SiLU", true, true, false, false);
    private static final Family GEMMA = new Family("RMSNorm", "GELU", true, true, false, false);
    private static final Family FALCON = new Family("LayerNorm", "GELU", true, true, false, true);

    private static final Map<String, Family> ALL =
            Map.ofEntries(
                    Map.entry("llama", LLAMA),
                    Map.entry("mistral", LLAMA),
                    Map.entry("mixtral", LLAMA),
                    Map.entry("qwen2", LLAMA),
                    Map.entry("qwen2moe", LLAMA),
                    Map.entry("qwen2_moe", LLAMA),
                    Map.entry("qwen3", LLAMA),
                    Map.entry("qwen3moe", LLAMA),
                    Map.entry("qwen3_moe", LLAMA),
                    Map.entry("phi3", LLAMA),
                    Map.entry("gemma", GEMMA),
                    Map.entry("gemma2", GEMMA),
                    Map.entry("gemma3", GEMMA),
                    Map.entry("gemma3_text", GEMMA),
                    Map.entry("falcon", FALCON),
                    Map.entry("phi2", FALCON),
                    Map.entry("phi", FALCON),
                    Map.entry("gpt2", new Family("LayerNorm", "GELU", false, true, false, false)),
                    Map.entry("bert", new Family("LayerNorm", "GELU", false, false, true, false)));

    static Optional<Family> named(String architecture) {
        return Optional.ofNullable(ALL.get(architecture));
    }
}
