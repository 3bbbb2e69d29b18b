package dev.loupe.networks.cost;

import dev.loupe.networks.graph.Model;

import java.util.Map;

/// The memory that a language model keeps for each token that it has read.
///
/// `2 · layers · key-value heads · head size · 2 bytes`: a key and a value for each head of each layer as `float16` (Pope and others, *Efficiently scaling transformer inference*, 2022, section 2). The
/// extents come from GGUF's metadata, `<architecture>.block_count`, `.attention.head_count_kv`, `.attention.head_count`, `.attention.key_length`, `.attention.value_length`, `.embedding_length` (ggml,
/// *GGUF*).
public final class KvCache {
    private static final long HALF = 2;

    private KvCache() {}

    /// Bytes a token, −1 if the file does not tell.
    public static long bytesPerToken(Model model) {
        Map<String, String> metadata = model.metadata();
        String architecture = metadata.get("general.architecture");
        if (architecture == null) {
            return Amounts.UNKNOWN;
        }
        String home = architecture + ".";
        long layers = number(metadata, home + "block_count");
        long heads = number(metadata, home + "attention.head_count");
        long kept = number(metadata, home + "attention.head_count_kv");
        long width = number(metadata, home + "embedding_length");
        long head = heads > 0 && width > 0 ? width / heads : Amounts.UNKNOWN;
        long key = number(metadata, home + "attention.key_length");
        long value = number(metadata, home + "attention.value_length");
        long both = Amounts.plus(key < 0 ? head : key, value < 0 ? head : value);
        return Amounts.times(
                Amounts.times(layers, kept < 0 ? heads : kept), Amounts.times(both, HALF));
    }

    private static long number(Map<String, String> metadata, String key) {
        try {
            return Long.parseLong(metadata.getOrDefault(key, "").strip());
        } catch (NumberFormatException none) {
            return Amounts.UNKNOWN;
        }
    }
}
