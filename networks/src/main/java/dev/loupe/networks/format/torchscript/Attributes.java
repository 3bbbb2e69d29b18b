package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.format.pytorch.Rebuilt;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What modules hold: their tensors, named by the path to them, and plain values. Lists that repeat tensors which have names of their own, as a recurrent layer's do, add none.
final class Attributes {
    private static final int DEEPEST = 100;
    private static final int MOST_ITEMS = 100_000;

    private final Rebuilt rebuilt;
    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<Object, Tensor> named = new HashMap<>();
    private final Map<Pickled, Tensor> rebuiltOnes = new IdentityHashMap<>();
    private final Set<Pickled> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Attributes(Rebuilt rebuilt) {
        this.rebuilt = rebuilt;
    }

    /// Walks over a module and all that hang in it, those with names first.
    void walk(Pickled root) {
        for (boolean lists : new boolean[] {false, true}) {
            seen.clear();
            walk("", root, lists, 0);
        }
    }

    List<Tensor> tensors() {
        return tensors;
    }

    private void walk(String path, Pickled value, boolean lists, int depth) {
        if (depth > DEEPEST
                || tensors.size() > MOST_ITEMS
                || !(value instanceof Pickled.Call call)) {
            return;
        }
        if (call.full().startsWith("torch._")) {
            if (!lists) {
                Tensor known = rebuiltOnes.get(call);
                if (known == null) {
                    tensor(path, call);
                } else {
                    tensors.add(
                            new Tensor(
                                    path,
                                    known.type(),
                                    known.shape(),
                                    known.stored(),
                                    known.content()));
                }
            }
            return;
        }
        if (!seen.add(call)) {
            return;
        }
        Pickled state = call.state().orElse(Pickled.None.NONE);
        if (state instanceof Pickled.Mapping attributes) {
            for (int i = 0; i < attributes.size(); i++) {
                if (attributes.key(i) instanceof Pickled.Text name) {
                    String inner = joined(path, name.value());
                    walk(inner, attributes.value(i), lists, depth + 1);
                    if (lists) {
                        items(inner, attributes.value(i), depth + 1);
                    }
                }
            }
        } else if (lists) {
            items(path, state, depth + 1);
        }
    }

    private void items(String path, Pickled value, int depth) {
        if (depth > DEEPEST || tensors.size() > MOST_ITEMS) {
            return;
        }
        Pickled plain = unwrapped(value);
        if (plain instanceof Pickled.Sequence list && seen.add(list)) {
            for (int i = 0; i < list.items().size(); i++) {
                item(joined(path, Integer.toString(i)), list.items().get(i), depth);
            }
        } else if (plain instanceof Pickled.Mapping map && seen.add(map)) {
            for (int i = 0; i < map.size(); i++) {
                String key = map.key(i) instanceof Pickled.Text text ? text.value() : "" + i;
                item(joined(path, key), map.value(i), depth);
            }
        }
    }

    private void item(String path, Pickled value, int depth) {
        if (value instanceof Pickled.Call call && call.full().startsWith("torch._utils")) {
            tensor(path, call);
        } else {
            items(path, value, depth + 1);
        }
    }

    static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// A list out of `torch.jit._pickle.build_…list(list)` or `restore_type_tag(list, type)`.
    private static Pickled unwrapped(Pickled value) {
        Pickled inner = value;
        for (int i = 0;
                i < 4
                        && inner instanceof Pickled.Call call
                        && call.full().startsWith("torch.jit._pickle.");
                i++) {
            inner = call.argument(0).orElse(Pickled.None.NONE);
        }
        return inner;
    }

    /// A tensor once more is the same, by the name that it had first.
    private Optional<Tensor> tensor(String path, Pickled.Call call) {
        Tensor known = rebuiltOnes.get(call);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Tensor> made = rebuilt.tensor(path, call);
        if (made.isEmpty()) {
            return made;
        }
        Tensor tensor = made.get();
        Object place = place(tensor);
        Tensor first = path.isEmpty() || inList(path) ? named.get(place) : null;
        if (first == null) {
            first = tensor;
            named.putIfAbsent(place, tensor);
            tensors.add(tensor);
        }
        rebuiltOnes.put(call, first);
        return Optional.of(first);
    }

    private static boolean inList(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return !last.isEmpty() && Character.isDigit(last.charAt(0));
    }

    private static Object place(Tensor tensor) {
        Object where =
                switch (tensor.content()) {
                    case Tensor.Mapped mapped ->
                            List.of(mapped.bytes().segment().address(), mapped.bytes().length());
                    case Tensor.Made made -> made.key();
                    default -> tensor.name();
                };
        return List.of(where, tensor.shape());
    }

    /// An attribute of an object; empty if it has none of that name.
    Optional<Symbol> get(Symbol.Instance instance, String name) {
        return instance.object().state().orElse(Pickled.None.NONE) instanceof Pickled.Mapping state
                ? state.get(name).map(value -> symbol(value, joined(instance.path(), name), 0))
                : Optional.empty();
    }

    /// What a pickled value stands for.
    Symbol symbol(Pickled value, String path, int depth) {
        if (depth > DEEPEST) {
            return new Symbol.Constant(new Attribute.Other("…"));
        }
        return switch (unwrapped(value)) {
            case Pickled.None none -> Symbol.None.NONE;
            case Pickled.Flag flag -> Symbol.Constant.of(flag.value());
            case Pickled.Whole whole ->
                    new Symbol.Constant(new Attribute.Whole(whole.value().longValue()));
            case Pickled.Real real -> new Symbol.Constant(new Attribute.Real(real.value()));
            case Pickled.Text text -> new Symbol.Constant(new Attribute.Text(text.value()));
            case Pickled.Sequence list -> items(list, path, depth);
            case Pickled.Mapping map -> {
                List<Symbol> keys = new ArrayList<>();
                List<Symbol> values = new ArrayList<>();
                for (int i = 0; i < Math.min(map.size(), MOST_ITEMS); i++) {
                    keys.add(symbol(map.key(i), path, depth + 1));
                    values.add(symbol(map.value(i), joined(path, "" + i), depth + 1));
                }
                yield new Symbol.Entries(keys, values);
            }
            case Pickled.Call call -> {
                Optional<Tensor> tensor = tensor(path, call);
                yield tensor.isPresent()
                        ? new Symbol.Stored(tensor.get())
                        : new Symbol.Instance(call, path);
            }
            default -> new Symbol.Constant(new Attribute.Other("?"));
        };
    }

    private Symbol items(Pickled.Sequence list, String path, int depth) {
        List<Symbol> items = new ArrayList<>();
        for (int i = 0; i < Math.min(list.items().size(), MOST_ITEMS); i++) {
            items.add(symbol(list.items().get(i), joined(path, Integer.toString(i)), depth + 1));
        }
        return new Symbol.Items(items, list.tuple(), List.of());
    }
}
