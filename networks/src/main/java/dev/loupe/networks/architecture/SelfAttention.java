package dev.loupe.networks.architecture;

import dev.loupe.networks.architecture.Layers.Held;
import dev.loupe.networks.architecture.Layers.Unfit;
import dev.loupe.networks.graph.Attribute;

import java.util.List;

/// The attention of a block: queries, keys and values, turned by their positions where the family does so, and the output's linear layer.
///
/// @param heads of queries
/// @param kept  heads of keys and values
/// @param key   columns of one head's keys
record SelfAttention(
        Blueprint plan, Layers layers, Family family, long heads, long kept, long key, long value) {
    int of(String scope, Held held, int x) {
        int q;
        int k;
        int v;
        if (held.has("attn_qkv")) {
            long all = layers.made(held.need("attn_qkv.weight"));
            if (all != heads * key + kept * (key + value)) {
                throw new Unfit("the attention of " + scope);
            }
            int[] parts =
                    plan.split(
                            scope,
                            "split",
                            "Split",
                            List.of(Blueprint.port("x", layers.linear(scope, "attn_qkv", held, x))),
                            List.of(),
                            List.of(
                                    new long[] {heads * key},
                                    new long[] {kept * key},
                                    new long[] {kept * value}));
            q = parts[0];
            k = parts[1];
            v = parts[2];
        } else {
            check(held, "attn_q", heads * key);
            check(held, "attn_k", kept * key);
            check(held, "attn_v", kept * value);
            q = layers.linear(scope, "attn_q", held, x);
            k = layers.linear(scope, "attn_k", held, x);
            v = layers.linear(scope, "attn_v", held, x);
        }
        q = turned(scope, "q", held, q, heads * key);
        k = turned(scope, "k", held, k, kept * key);
        int seen =
                plan.node(
                        scope,
                        "attention",
                        "Attention",
                        List.of(
                                Blueprint.port("q", q),
                                Blueprint.port("k", k),
                                Blueprint.port("v", v)),
                        List.of(
                                Layers.whole("heads", heads),
                                Layers.whole("kv_heads", kept),
                                Layers.whole("head_size", key),
                                new Attribute("causal", new Attribute.Flag(family.causal()))),
                        heads * value);
        return layers.linear(scope, "attn_output", held, seen);
    }

    private void check(Held held, String role, long width) {
        if (layers.made(held.need(role + ".weight")) != width) {
            throw new Unfit("the rows of " + role);
        }
    }

    private int turned(String scope, String which, Held held, int x, long width) {
        int at = x;
        if (held.has("attn_" + which + "_norm")) {
            at = layers.norm(scope, "attn_" + which + "_norm", held, family.norm(), at, width);
        }
        return family.rotary()
                ? plan.node(
                        scope,
                        "rope_" + which,
                        "RoPE",
                        List.of(Blueprint.port("x", at)),
                        List.of(Layers.whole("head_size", key)),
                        width)
                : at;
    }
}
