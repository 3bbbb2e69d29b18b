package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

/// A type as code declares it: `Tensor`, `Optional[Tensor]`, `List[int]`.
final class DeclaredType {
    static final Type TENSOR = new Type.TensorOf(null, null);

    private DeclaredType() {}

    static Type of(Syntax.@Nullable Expression declared) {
        return switch (declared) {
            case Syntax.Name name when name.text().equals("Tensor") -> TENSOR;
            case Syntax.At at
                    when at.of() instanceof Syntax.Name name && name.text().equals("Optional") ->
                    new Type.OptionalOf(of(at.index()));
            case Syntax.At at
                    when at.of() instanceof Syntax.Name name && name.text().equals("List") ->
                    new Type.SequenceOf(of(at.index()));
            case null -> Type.UNKNOWN;
            default -> new Type.Named(text(declared));
        };
    }

    /// Whether values of it are tuples.
    static boolean tuple(Type type) {
        return type instanceof Type.Named named && named.text().startsWith("Tuple");
    }

    private static String text(Syntax.Expression declared) {
        return switch (declared) {
            case Syntax.Name name -> name.text();
            case Syntax.Member member -> text(member.of()) + "." + member.name();
            case Syntax.At at -> text(at.of()) + "[" + text(at.index()) + "]";
            case Syntax.Items items ->
                    String.join(", ", items.items().stream().map(DeclaredType::text).toList());
            case Syntax.None none -> "None";
            default -> "unknown";
        };
    }
}
