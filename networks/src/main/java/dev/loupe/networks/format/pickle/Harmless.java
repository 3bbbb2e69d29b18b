package dev.loupe.networks.format.pickle;

import dev.loupe.networks.format.pickle.Pickled.Global;

import java.util.List;
import java.util.Set;

/// What a pickle may call without harm: functions that put tensors, arrays, containers and plain values together. Everything else is told as what would run.
final class Harmless {
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "torch._utils._rebuild_tensor",
                    "torch._utils._rebuild_tensor_v2",
                    "torch._utils._rebuild_tensor_v3",
                    "torch._utils._rebuild_parameter",
                    "torch._utils._rebuild_parameter_with_state",
                    "torch._utils._rebuild_qtensor",
                    "torch._utils._rebuild_sparse_tensor",
                    "torch._utils._rebuild_sparse_csr_tensor",
                    "torch._utils._rebuild_nested_tensor",
                    "torch._utils._rebuild_meta_tensor_no_storage",
                    "torch._utils._rebuild_device_tensor_from_numpy",
                    "torch._utils._rebuild_device_tensor_from_cpu_tensor",
                    "torch._utils._rebuild_wrapper_subclass",
                    "torch._tensor._rebuild_from_type",
                    "torch._tensor._rebuild_from_type_v2",
                    "torch.nn.parameter.Parameter",
                    "torch.nn.parameter.Buffer",
                    "torch.Size",
                    "torch.device",
                    "torch.dtype",
                    "torch.Tensor",
                    "torch._C._nn.gelu",
                    "torch.serialization._get_layout",
                    "torch.jit._pickle.build_intlist",
                    "torch.jit._pickle.build_doublelist",
                    "torch.jit._pickle.build_boollist",
                    "torch.jit._pickle.build_tensorlist",
                    "torch.jit._pickle.build_tensor_from_id",
                    "torch.jit._pickle.restore_type_tag",
                    "numpy.core.multiarray._reconstruct",
                    "numpy._core.multiarray._reconstruct",
                    "numpy.core.multiarray.scalar",
                    "numpy._core.multiarray.scalar",
                    "numpy.core.numeric._frombuffer",
                    "numpy._core.numeric._frombuffer",
                    "numpy.dtype",
                    "numpy.ndarray",
                    "numpy.random._pickle.__randomstate_ctor",
                    "numpy.random._pickle.__generator_ctor",
                    "numpy.random._pickle.__bit_generator_ctor",
                    "collections.OrderedDict",
                    "collections.defaultdict",
                    "collections.deque",
                    "collections.Counter",
                    "copyreg._reconstructor",
                    "copy_reg._reconstructor",
                    "_codecs.encode",
                    "datetime.datetime",
                    "datetime.date",
                    "datetime.time",
                    "datetime.timedelta",
                    "datetime.timezone",
                    "decimal.Decimal",
                    "fractions.Fraction",
                    "uuid.UUID",
                    "pathlib.Path",
                    "pathlib.PosixPath",
                    "pathlib.WindowsPath",
                    "pathlib.PurePosixPath",
                    "pathlib.PureWindowsPath",
                    "pathlib._local.PosixPath",
                    "pathlib._local.WindowsPath",
                    "types.SimpleNamespace",
                    "argparse.Namespace");

    private static final Set<String> BUILTINS =
            Set.of(
                    "set",
                    "frozenset",
                    "dict",
                    "list",
                    "tuple",
                    "int",
                    "float",
                    "complex",
                    "bool",
                    "str",
                    "bytes",
                    "bytearray",
                    "range",
                    "slice",
                    "object");

    private Harmless() {}

    /// `_codecs.encode` with other codecs than Latin-1 can unpack, so it counts with that one only.
    static boolean call(Global global, List<Pickled> arguments) {
        if (global.full().equals("_codecs.encode")) {
            return arguments.size() < 2
                    || arguments.get(1) instanceof Pickled.Text text
                            && text.value().startsWith("latin");
        }
        boolean builtin =
                (global.module().equals("builtins") || global.module().equals("__builtin__"))
                        && BUILTINS.contains(global.name());
        return builtin || FUNCTIONS.contains(global.full());
    }
}
