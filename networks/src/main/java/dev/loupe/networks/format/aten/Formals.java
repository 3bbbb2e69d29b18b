package dev.loupe.networks.format.aten;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The formal names of common operators' arguments, by their place (`aten/src/ATen/native/native_functions.yaml`; of several overloads the one that code mostly calls).
public final class Formals {
    private static final Map<String, List<String>> ALL = new HashMap<>();

    static {
        """
                    __is__: self obj
                    __isnot__: self obj
                    __not__: self
                    __contains__: l item
                    __getitem__: self index
                    Bool: a
                    Int: a
                    Float: a
                    append: self el
                    extend: self other
                    list: l
                    len: a
                    format: self
                    dtype: a
                    device: a
                    NumToTensor: a
                    RaiseException: msg cls
                    floordiv: a b
                    _convolution: input weight bias stride padding dilation transposed output_padding groups benchmark deterministic cudnn_enabled allow_tf32
                    convolution: input weight bias stride padding dilation transposed output_padding groups
                    permute_copy: self dims
                    view_copy: self size
                    expand_copy: self size
                    slice_copy: self dim start end step
                    select_copy: self dim index
                    split_copy: self split_size dim
                    split_with_sizes_copy: self split_sizes dim
                    conv1d: input weight bias stride padding dilation groups
                    conv2d: input weight bias stride padding dilation groups
                    conv3d: input weight bias stride padding dilation groups
                    conv_transpose1d: input weight bias stride padding output_padding groups dilation
                    conv_transpose2d: input weight bias stride padding output_padding groups dilation
                    conv_transpose3d: input weight bias stride padding output_padding groups dilation
                    linear: input weight bias
                    bilinear: input1 input2 weight bias
                    addmm: self mat1 mat2 beta alpha
                    matmul: self other
                    mm: self mat2
                    bmm: self mat2
                    einsum: equation tensors path
                    batch_norm: input weight bias running_mean running_var training momentum eps cudnn_enabled
                    layer_norm: input normalized_shape weight bias eps cudnn_enable
                    group_norm: input num_groups weight bias eps cudnn_enabled
                    instance_norm: input weight bias running_mean running_var use_input_stats momentum eps cudnn_enabled
                    rms_norm: input normalized_shape weight eps
                    embedding: weight indices padding_idx scale_grad_by_freq sparse
                    embedding_bag: weight indices offsets scale_grad_by_freq mode sparse per_sample_weights include_last_offset
                    dropout: input p train
                    relu: self
                    relu_: self
                    relu6: self
                    leaky_relu: self negative_slope
                    elu: self alpha scale input_scale
                    gelu: self approximate
                    silu: self
                    hardswish: self
                    hardsigmoid: self
                    hardtanh: self min_val max_val
                    prelu: self weight
                    softplus: self beta threshold
                    mish: self
                    sigmoid: self
                    tanh: self
                    softmax: self dim dtype
                    log_softmax: self dim dtype
                    max_pool1d: self kernel_size stride padding dilation ceil_mode
                    max_pool2d: self kernel_size stride padding dilation ceil_mode
                    max_pool3d: self kernel_size stride padding dilation ceil_mode
                    avg_pool1d: self kernel_size stride padding ceil_mode count_include_pad
                    avg_pool2d: self kernel_size stride padding ceil_mode count_include_pad divisor_override
                    avg_pool3d: self kernel_size stride padding ceil_mode count_include_pad divisor_override
                    adaptive_avg_pool1d: self output_size
                    adaptive_avg_pool2d: self output_size
                    adaptive_max_pool2d: self output_size
                    upsample_nearest2d: input output_size scale_factors
                    upsample_bilinear2d: input output_size align_corners scale_factors
                    flatten: self start_dim end_dim
                    reshape: self shape
                    view: self size
                    permute: self dims
                    transpose: self dim0 dim1
                    contiguous: self memory_format
                    unsqueeze: self dim
                    squeeze: self dim
                    expand: self size implicit
                    repeat: self repeats
                    cat: tensors dim
                    stack: tensors dim
                    split: self split_size dim
                    chunk: self chunks dim
                    slice: self dim start end step
                    select: self dim index
                    index: self indices
                    index_select: self dim index
                    gather: self dim index sparse_grad
                    scatter: self dim index src
                    narrow: self dim start length
                    unbind: self dim
                    unflatten: self dim sizes
                    mean: self dim keepdim dtype
                    sum: self dim keepdim dtype
                    amax: self dim keepdim
                    amin: self dim keepdim
                    argmax: self dim keepdim
                    argmin: self dim keepdim
                    max: self dim keepdim
                    min: self dim keepdim
                    topk: self k dim largest sorted
                    sort: self dim descending
                    cumsum: self dim dtype
                    norm: self p dim keepdim
                    add: self other alpha
                    sub: self other alpha
                    mul: self other
                    div: self other rounding_mode
                    pow: self exponent
                    sqrt: self
                    rsqrt: self
                    exp: self
                    log: self
                    neg: self
                    abs: self
                    clamp: self min max
                    where: condition self other
                    masked_fill: self mask value
                    eq: self other
                    ne: self other
                    lt: self other
                    le: self other
                    gt: self other
                    ge: self other
                    zeros: size dtype layout device pin_memory
                    ones: size dtype layout device pin_memory
                    full: size fill_value dtype layout device pin_memory
                    zeros_like: self dtype layout device pin_memory memory_format
                    ones_like: self dtype layout device pin_memory memory_format
                    full_like: self fill_value dtype layout device pin_memory memory_format
                    to: self dtype non_blocking copy memory_format
                    type_as: self other
                    size: self dim
                    dim: self
                    scaled_dot_product_attention: query key value attn_mask dropout_p is_causal scale enable_gqa
                    lstm: input hx params has_biases num_layers dropout train bidirectional batch_first
                    gru: input hx params has_biases num_layers dropout train bidirectional batch_first
                    rnn_tanh: input hx params has_biases num_layers dropout train bidirectional batch_first
                    rnn_relu: input hx params has_biases num_layers dropout train bidirectional batch_first
                    pad: self pad mode value
                    constant_pad_nd: self pad value
                    pixel_shuffle: self upscale_factor
                    roll: self shifts dims
                    tril: self diagonal
                    triu: self diagonal
                    baddbmm: self batch1 batch2 beta alpha
                    glu: self dim
                    floor_divide: self other
                    remainder: self other
                    expand_as: self other
                    grid_sampler: input grid interpolation_mode padding_mode align_corners
                    """
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(
                        line -> {
                            String[] parts = line.split(": ");
                            ALL.put(parts[0], Arrays.asList(parts[1].split(" ")));
                        });
    }

    private Formals() {}

    /// The name of an argument; of operators that are not listed a number.
    ///
    /// @param place counted from 0
    public static String of(String operator, int place) {
        List<String> names = ALL.get(operator);
        if (names == null && operator.endsWith("_")) {
            names = ALL.get(operator.substring(0, operator.length() - 1));
        }
        return names != null && place < names.size() ? names.get(place) : "arg" + place;
    }
}
