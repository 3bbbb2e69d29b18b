package dev.loupe.networks.graph;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

/// What kind of thing a value is. As text the way `inspect` says it: `float32`, `sequence(float32)`, `map(int64,float32)`, `optional(…)`, `sparse(float32)`, `unknown`.
public sealed interface Type {
    /// The text without shapes.
    String text();

    /// The shape of the outermost tensor, null if its rank is not known or the type has none.
    default @Nullable Shape shape() {
        return null;
    }

    /// @param element null if it is not known
    record TensorOf(@Nullable DataType element, @Nullable Shape shape) implements Type {
        @Override
        public String text() {
            return element == null ? "unknown" : element.name();
        }
    }

    record SparseOf(@Nullable DataType element, @Nullable Shape shape) implements Type {
        @Override
        public String text() {
            return "sparse(" + (element == null ? "unknown" : element.name()) + ")";
        }
    }

    record SequenceOf(Type element) implements Type {
        @Override
        public String text() {
            return "sequence(" + element.text() + ")";
        }
    }

    record OptionalOf(Type element) implements Type {
        @Override
        public String text() {
            return "optional(" + element.text() + ")";
        }
    }

    record MapOf(DataType key, Type value) implements Type {
        @Override
        public String text() {
            return "map(" + key.name() + "," + value.text() + ")";
        }
    }

    /// Anything that the format names and Loupe has no word for.
    record Named(String text) implements Type {}

    /// Nothing is known.
    Type UNKNOWN = new Named("unknown");
}
