package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import java.util.List;

/// What an expression stands for while code is followed: known at once, or a value that flows in the graph.
sealed interface Symbol {
    enum None implements Symbol {
        NONE
    }

    /// A variable that is declared, but never read before it is set.
    enum Unset implements Symbol {
        UNSET
    }

    record Constant(Attribute.Content content) implements Symbol {
        static Constant of(boolean value) {
            return new Constant(new Attribute.Flag(value));
        }
    }

    /// A weight.
    record Stored(Tensor tensor) implements Symbol {}

    /// A value that a node makes, or an input.
    ///
    /// @param name unique in all graphs of the model
    record Flow(String name, Type type) implements Symbol {}

    /// A list or tuple whose items are known one by one.
    ///
    /// @param fields their names, for a named tuple
    record Items(List<Symbol> items, boolean tuple, List<String> fields) implements Symbol {
        static Items tuple(List<Symbol> items) {
            return new Items(List.copyOf(items), true, List.of());
        }
    }

    record Entries(List<Symbol> keys, List<Symbol> values) implements Symbol {}

    /// A module, or an object of another class, as it was saved.
    ///
    /// @param path where it hangs, with dots
    record Instance(Pickled.Call object, String path) implements Symbol {}

    /// Something of the code, by its full name: a function or class, or `torch.relu`.
    record Code(String name) implements Symbol {}

    /// What `object.name` stands for before it is called.
    record Method(Symbol of, String name) implements Symbol {}
}
