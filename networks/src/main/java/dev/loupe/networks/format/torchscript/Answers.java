package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.graph.Type;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What kind of value an operator of PyTorch answers, which code does not say (aten/src/ATen/native/native_functions.yaml, torch/csrc/jit/runtime/register_prim_ops.cpp).
final class Answers {
    private static final Type INT = new Type.Named("int");
    private static final Type FLOAT = new Type.Named("float");
    private static final Type BOOL = new Type.Named("bool");
    private static final Type TENSORS = new Type.SequenceOf(DeclaredType.TENSOR);

    /// Those that answer the same whatever they are given.
    private static final Map<String, Type> ALWAYS =
            Map.ofEntries(
                    Map.entry("dim", INT),
                    Map.entry("len", INT),
                    Map.entry("numel", INT),
                    Map.entry("Int", INT),
                    Map.entry("ord", INT),
                    Map.entry("Float", FLOAT),
                    Map.entry("Bool", BOOL),
                    Map.entry("is_floating_point", BOOL),
                    Map.entry("is_complex", BOOL),
                    Map.entry("__contains__", BOOL),
                    Map.entry("__is__", BOOL),
                    Map.entry("__isnot__", BOOL),
                    Map.entry("__not__", BOOL),
                    Map.entry("chunk", TENSORS),
                    Map.entry("split", TENSORS),
                    Map.entry("split_with_sizes", TENSORS),
                    Map.entry("tensor_split", TENSORS),
                    Map.entry("unsafe_chunk", TENSORS),
                    Map.entry("unsafe_split", TENSORS),
                    Map.entry("unbind", TENSORS),
                    Map.entry("meshgrid", TENSORS),
                    Map.entry("broadcast_tensors", TENSORS));

    private static final Set<String> FACTORIES =
            Set.of(
                    "zeros",
                    "ones",
                    "empty",
                    "full",
                    "arange",
                    "linspace",
                    "rand",
                    "randn",
                    "randint",
                    "eye",
                    "tensor",
                    "scalar_tensor");
    private static final Set<String> COMPARISONS = Set.of("eq", "ne", "lt", "le", "gt", "ge");
    private static final Set<String> NUMERIC =
            Set.of("add", "sub", "mul", "floordiv", "remainder", "neg", "__and__", "__or__");
    private static final Set<String> QUOTIENTS = Set.of("div", "sqrt", "pow");

    private Answers() {}

    /// Unknown where nothing is said here.
    static Type of(String domain, String operator, List<Emitter.Argument> arguments) {
        if (!domain.equals("aten") && !domain.equals("quantized")) {
            return Type.UNKNOWN;
        }
        Type always = ALWAYS.get(operator);
        if (always != null) {
            return always;
        }
        if (operator.equals("size")) {
            return arguments.size() > 1 ? INT : new Type.SequenceOf(INT);
        }
        if (operator.equals("__getitem__") && !arguments.isEmpty()) {
            return Plain.type(arguments.getFirst().symbol()) instanceof Type.SequenceOf(Type item)
                    ? item
                    : Type.UNKNOWN;
        }
        if (operator.equals("item") || operator.equals("append")) {
            return Type.UNKNOWN;
        }
        if (FACTORIES.contains(operator)
                || arguments.stream().anyMatch(argument -> tensor(argument.symbol()))) {
            return DeclaredType.TENSOR;
        }
        return scalar(operator, arguments);
    }

    private static boolean tensor(Symbol symbol) {
        return Plain.type(symbol) instanceof Type.TensorOf
                || symbol instanceof Symbol.Items items
                        && !items.items().isEmpty()
                        && Plain.type(items.items().getFirst()) instanceof Type.TensorOf
                || Plain.type(symbol).equals(TENSORS);
    }

    /// Of plain numbers alone.
    private static Type scalar(String operator, List<Emitter.Argument> arguments) {
        if (COMPARISONS.contains(operator)) {
            return BOOL;
        }
        boolean numeric = NUMERIC.contains(operator);
        if (!numeric && !QUOTIENTS.contains(operator)) {
            return Type.UNKNOWN;
        }
        List<Type> types = arguments.stream().map(a -> Plain.type(a.symbol())).toList();
        if (numeric && types.stream().allMatch(INT::equals)) {
            return INT;
        }
        return types.stream().allMatch(type -> type.equals(INT) || type.equals(FLOAT))
                ? FLOAT
                : Type.UNKNOWN;
    }

    /// What a list or tuple is parted into.
    static List<Type> parts(Type whole, int n) {
        return whole instanceof Type.SequenceOf(Type item)
                ? java.util.Collections.nCopies(n, item)
                : List.of();
    }
}
