package dev.loupe.networks.cost;

import dev.loupe.networks.architecture.Settings;
import dev.loupe.networks.graph.Model;

/// The memory that a language model keeps for each token that it has read.
///
/// `2 · layers · key-value heads · head size · 2 bytes`: a key and a value for each head of each layer as `float16` (Pope and others, *Efficiently scaling transformer inference*, 2022, section 2). The
/// extents come from the file's metadata ([Settings]).
public final class KvCache {
    private static final long HALF = 2;

    private KvCache() {}

    /// Bytes a token, −1 if the file does not tell.
    public static long bytesPerToken(Model model) {
        Settings settings = Settings.of(model);
        long heads = settings.number("attention.head_count");
        long kept = settings.number("attention.head_count_kv");
        long both =
                Amounts.plus(
                        settings.head("attention.key_length"),
                        settings.head("attention.value_length"));
        return settings.architecture().isEmpty()
                ? Amounts.UNKNOWN
                : Amounts.times(
                        Amounts.times(settings.number("block_count"), kept < 0 ? heads : kept),
                        Amounts.times(both, HALF));
    }
}
