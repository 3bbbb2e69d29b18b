package dev.loupe.networks.format.pickle;

import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a pickle describes. Nothing is made of it: a call that Python would run stays a [Call].
///
/// Lists, mappings and calls may refer to themselves; whoever walks over them bounds the depth.
public sealed interface Pickled {
    enum None implements Pickled {
        NONE
    }

    record Flag(boolean value) implements Pickled {}

    record Whole(BigInteger value) implements Pickled {
        static Whole of(long value) {
            return new Whole(BigInteger.valueOf(value));
        }
    }

    record Real(double value) implements Pickled {}

    record Text(String value) implements Pickled {}

    /// Bytes, not copied.
    record Raw(Bytes value) implements Pickled {}

    /// A class or function by name.
    record Global(String module, String name) implements Pickled {
        /// As `module.name`.
        public String full() {
            return module + "." + name;
        }
    }

    /// What lies outside the pickle, by an id that its reader understands.
    record Outside(Pickled id) implements Pickled {}

    /// A tuple, list, set or frozen set.
    final class Sequence implements Pickled {
        private final boolean tuple;
        private final List<Pickled> items;

        Sequence(boolean tuple, List<Pickled> items) {
            this.tuple = tuple;
            this.items = items;
        }

        public boolean tuple() {
            return tuple;
        }

        public List<Pickled> items() {
            return items;
        }

        /// The item at that place, if there is one.
        public Optional<Pickled> at(int index) {
            return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
        }
    }

    /// A dict, in the order in which it was filled; a key may come twice, the later one counts.
    final class Mapping implements Pickled {
        private final List<Pickled> keys = new ArrayList<>();
        private final List<Pickled> values = new ArrayList<>();

        void put(Pickled key, Pickled value) {
            keys.add(key);
            values.add(value);
        }

        public int size() {
            return keys.size();
        }

        public Pickled key(int index) {
            return keys.get(index);
        }

        public Pickled value(int index) {
            return values.get(index);
        }

        /// The value under a text.
        public Optional<Pickled> get(String key) {
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (keys.get(i) instanceof Text text && text.value().equals(key)) {
                    return Optional.of(values.get(i));
                }
            }
            return Optional.empty();
        }
    }

    /// A call that Python would make, and what it would put into the result.
    final class Call implements Pickled {
        private final Pickled callable;
        private final List<Pickled> arguments;
        private final boolean made;
        private final Sequence items = new Sequence(false, new ArrayList<>());
        private final Mapping entries = new Mapping();
        private @Nullable Pickled state;

        Call(Pickled callable, List<Pickled> arguments, boolean made) {
            this.callable = callable;
            this.arguments = List.copyOf(arguments);
            this.made = made;
        }

        /// What is called, mostly a [Global].
        public Pickled callable() {
            return callable;
        }

        /// `module.name` of what is called; empty if it is no global.
        public String full() {
            return callable instanceof Global global ? global.full() : "";
        }

        public List<Pickled> arguments() {
            return arguments;
        }

        public Optional<Pickled> argument(int index) {
            return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
        }

        /// Whether only `__new__` of a class is called, rather than any function.
        public boolean made() {
            return made;
        }

        /// What is appended to the result.
        public Sequence items() {
            return items;
        }

        /// What is put into the result by key.
        public Mapping entries() {
            return entries;
        }

        /// What the result is built from, `__setstate__`'s argument.
        public Optional<Pickled> state() {
            return Optional.ofNullable(state);
        }

        /// Another call of the same pickle, that this one wraps.
        public Call with(Pickled function, List<Pickled> parameters) {
            return new Call(function, parameters, made);
        }

        void build(Pickled from) {
            state = from;
        }
    }
}
