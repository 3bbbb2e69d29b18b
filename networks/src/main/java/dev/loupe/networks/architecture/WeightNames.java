package dev.loupe.networks.architecture;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model's tensors by what they are for, under GGUF's names (ggml, docs/gguf.md, "Standardized tensor names"): `token_embd.weight`, and in each block `attn_q.weight`. Names of Transformers are told in these.
///
/// @param whole  those outside of blocks
/// @param blocks those of each block
/// @param home   what blocks are called in the file: `blk`, `layers`, `h`
/// @param turned whether matrices lie as inputs × outputs, as GPT-2's in Transformers do
record WeightNames(
        Map<String, Tensor> whole, List<Map<String, Tensor>> blocks, String home, boolean turned) {
    private static final int MOST_BLOCKS = 10_000;
    private static final Pattern BLOCK =
            Pattern.compile("(?:.*\\.)?(blk|layers|layer|h)\\.(\\d{1,5})\\.(.+)");
    private static final Pattern EXPERT = Pattern.compile("(.*)\\bexperts\\.(\\d{1,5})\\.(.+)");

    /// Tables that are computed from settings: of no operator.
    private static final Pattern COMPUTED =
            Pattern.compile(
                    "(?:.*\\.)?(rope_freqs|rope_factors_\\w+|rotary_emb\\.inv_freq|attn\\.(masked_)?bias|position_ids)(\\.weight)?");

    private static final Map<String, String> INNER =
            Map.ofEntries(
                    Map.entry("self_attn.q_proj", "attn_q"),
                    Map.entry("self_attn.k_proj", "attn_k"),
                    Map.entry("self_attn.v_proj", "attn_v"),
                    Map.entry("self_attn.qkv_proj", "attn_qkv"),
                    Map.entry("self_attn.o_proj", "attn_output"),
                    Map.entry("self_attn.q_norm", "attn_q_norm"),
                    Map.entry("self_attn.k_norm", "attn_k_norm"),
                    Map.entry("input_layernorm", "attn_norm"),
                    Map.entry("post_attention_layernorm", "ffn_norm"),
                    Map.entry("pre_feedforward_layernorm", "ffn_norm"),
                    Map.entry("post_feedforward_layernorm", "post_ffw_norm"),
                    Map.entry("mlp.gate_proj", "ffn_gate"),
                    Map.entry("mlp.up_proj", "ffn_up"),
                    Map.entry("mlp.down_proj", "ffn_down"),
                    Map.entry("mlp.gate_up_proj", "ffn_up"),
                    Map.entry("mlp.gate", "ffn_gate_inp"),
                    Map.entry("block_sparse_moe.gate", "ffn_gate_inp"),
                    Map.entry("w1", "ffn_gate_exps"),
                    Map.entry("w2", "ffn_down_exps"),
                    Map.entry("w3", "ffn_up_exps"),
                    Map.entry("gate_proj", "ffn_gate_exps"),
                    Map.entry("down_proj", "ffn_down_exps"),
                    Map.entry("up_proj", "ffn_up_exps"),
                    Map.entry("mlp.shared_expert.gate_proj", "ffn_gate_shexp"),
                    Map.entry("mlp.shared_expert.up_proj", "ffn_up_shexp"),
                    Map.entry("mlp.shared_expert.down_proj", "ffn_down_shexp"),
                    Map.entry("mlp.shared_expert_gate", "ffn_gate_inp_shexp"),
                    Map.entry("self_attn.dense", "attn_output"),
                    Map.entry("mlp.fc1", "ffn_up"),
                    Map.entry("mlp.fc2", "ffn_down"),
                    Map.entry("ln_attn", "attn_norm_2"),
                    Map.entry("ln_mlp", "attn_norm"),
                    Map.entry("self_attention.query_key_value", "attn_qkv"),
                    Map.entry("self_attention.dense", "attn_output"),
                    Map.entry("mlp.dense_h_to_4h", "ffn_up"),
                    Map.entry("mlp.dense_4h_to_h", "ffn_down"),
                    Map.entry("ln_1", "attn_norm"),
                    Map.entry("attn.c_attn", "attn_qkv"),
                    Map.entry("attn.c_proj", "attn_output"),
                    Map.entry("ln_2", "ffn_norm"),
                    Map.entry("mlp.c_fc", "ffn_up"),
                    Map.entry("mlp.c_proj", "ffn_down"),
                    Map.entry("attention.self.query", "attn_q"),
                    Map.entry("attention.self.key", "attn_k"),
                    Map.entry("attention.self.value", "attn_v"),
                    Map.entry("attention.output.dense", "attn_output"),
                    Map.entry("attention.output.LayerNorm", "attn_output_norm"),
                    Map.entry("intermediate.dense", "ffn_up"),
                    Map.entry("output.dense", "ffn_down"),
                    Map.entry("output.LayerNorm", "layer_output_norm"));

    private static final Map<String, String> OUTER =
            Map.ofEntries(
                    Map.entry("embed_tokens", "token_embd"),
                    Map.entry("norm", "output_norm"),
                    Map.entry("final_layernorm", "output_norm"),
                    Map.entry("lm_head", "output"),
                    Map.entry("wte", "token_embd"),
                    Map.entry("wpe", "position_embd"),
                    Map.entry("ln_f", "output_norm"),
                    Map.entry("word_embeddings", "token_embd"),
                    Map.entry("position_embeddings", "position_embd"),
                    Map.entry("token_type_embeddings", "token_types"),
                    Map.entry("LayerNorm", "token_embd_norm"));

    /// Null if there are no blocks, one is missing, or an expert's weights have no place.
    static @Nullable WeightNames of(Model model, boolean gguf) {
        Map<String, Tensor> whole = new LinkedHashMap<>();
        List<Map<String, Tensor>> blocks = new ArrayList<>();
        String home = "";
        boolean turned = false;
        boolean both =
                model.tensors().stream()
                        .anyMatch(t -> t.name().contains("pre_feedforward_layernorm"));
        for (Tensor tensor : model.tensors()) {
            if (COMPUTED.matcher(tensor.name()).matches()) {
                continue;
            }
            Matcher block = BLOCK.matcher(tensor.name());
            if (!block.matches()) {
                whole.put(gguf ? tensor.name() : outer(tensor.name()), tensor);
                continue;
            }
            int number = Integer.parseInt(block.group(2));
            if (number >= MOST_BLOCKS) {
                return null;
            }
            while (blocks.size() <= number) {
                blocks.add(new LinkedHashMap<>());
            }
            home = block.group(1);
            String name = block.group(3);
            turned |= !gguf && name.startsWith("attn.c_attn");
            blocks.get(number).put(gguf ? name : inner(name, both), tensor);
        }
        return blocks.isEmpty() || blocks.stream().anyMatch(Map::isEmpty)
                ? null
                : new WeightNames(whole, blocks, home, turned);
    }

    private static String outer(String name) {
        int end = name.lastIndexOf('.');
        String module = end < 0 ? name : name.substring(0, end);
        String last = module.substring(module.lastIndexOf('.') + 1);
        return OUTER.getOrDefault(last, module) + (end < 0 ? "" : name.substring(end));
    }

    /// @param both whether norms stand before and behind, as in Gemma 2 and 3
    private static String inner(String name, boolean both) {
        int end = name.lastIndexOf('.');
        if (end < 0) {
            return name;
        }
        String module = name.substring(0, end);
        String kind = name.substring(end);
        if (both && module.equals("post_attention_layernorm")) {
            return "post_attention_norm" + kind;
        }
        Matcher expert = EXPERT.matcher(module);
        if (expert.matches()) {
            String known = INNER.get(expert.group(3));
            return known == null ? name : known + "." + expert.group(2) + kind;
        }
        String known = INNER.get(module);
        return known == null || known.endsWith("_exps") ? name : known + kind;
    }
}
