package dev.loupe.networks.format.pytorch;

import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// All tensors of what was saved, named by where they hang: keys of dicts and places of lists, joined by dots; parameters, buffers and modules by their own names.
final class Saved {
    private static final int DEEPEST = 200;
    private static final int MOST_TENSORS = 2_000_000;
    private static final int MOST_SAID = 200;
    private static final List<String> MODULE = List.of("_parameters", "_buffers", "_modules");

    private final Rebuilt rebuilt;
    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<String, String> said = new TreeMap<>();
    private final Set<Pickled> inside = Collections.newSetFromMap(new IdentityHashMap<>());

    Saved(Rebuilt rebuilt) {
        this.rebuilt = rebuilt;
    }

    /// Walks over all of it.
    static Saved of(Pickled root, Rebuilt rebuilt) {
        Saved saved = new Saved(rebuilt);
        if (root instanceof Pickled.Call call && !call.full().isEmpty() && module(call)) {
            saved.said.put("class", call.full());
        }
        saved.walk("", root, 0);
        return saved;
    }

    List<Tensor> tensors() {
        return tensors;
    }

    /// Plain values at the top, and the class of a module.
    Map<String, String> said() {
        return said;
    }

    private void walk(String path, Pickled value, int depth) {
        if (depth > DEEPEST || tensors.size() > MOST_TENSORS) {
            return;
        }
        Optional<Tensor> tensor = rebuilt.tensor(path, value);
        if (tensor.isPresent()) {
            tensors.add(tensor.get());
            return;
        }
        boolean container =
                value instanceof Pickled.Sequence
                        || value instanceof Pickled.Mapping
                        || value instanceof Pickled.Call;
        if (!container) {
            say(path, value, depth);
            return;
        }
        if (!inside.add(value)) {
            return;
        }
        switch (value) {
            case Pickled.Mapping mapping -> entries(path, mapping, depth);
            case Pickled.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    walk(joined(path, Integer.toString(i)), list.items().get(i), depth + 1);
                }
            }
            case Pickled.Call call -> call(path, call, depth);
            default -> {}
        }
        inside.remove(value);
    }

    private void call(String path, Pickled.Call call, int depth) {
        entries(path, call.entries(), depth);
        for (int i = 0; i < call.items().items().size(); i++) {
            walk(joined(path, Integer.toString(i)), call.items().items().get(i), depth + 1);
        }
        Pickled state = call.state().orElse(Pickled.None.NONE);
        if (module(call) && state instanceof Pickled.Mapping attributes) {
            for (String group : MODULE) {
                attributes.get(group).ifPresent(named -> walk(path, named, depth + 1));
            }
        } else if (!(state instanceof Pickled.None)) {
            walk(path, state, depth + 1);
        }
        if (!call.made()) {
            for (Pickled argument : call.arguments()) {
                if (argument instanceof Pickled.Mapping || argument instanceof Pickled.Sequence) {
                    walk(path, argument, depth + 1);
                }
            }
        }
    }

    /// Whether it is a `torch.nn.Module` as pickles write them.
    static boolean module(Pickled.Call call) {
        return call.state().orElse(Pickled.None.NONE) instanceof Pickled.Mapping attributes
                && attributes.get("_parameters").isPresent()
                && attributes.get("_modules").isPresent();
    }

    private void entries(String path, Pickled.Mapping mapping, int depth) {
        for (int i = 0; i < mapping.size(); i++) {
            String key = text(mapping.key(i));
            if (!key.equals("_metadata")) {
                walk(joined(path, key), mapping.value(i), depth + 1);
            }
        }
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void say(String path, Pickled value, int depth) {
        if (depth == 1 && said.size() < MOST_SAID && !(value instanceof Pickled.None)) {
            String text = text(value);
            if (!text.isEmpty() && text.length() < 2_000) {
                said.putIfAbsent(path, text);
            }
        }
    }

    private static String text(Pickled value) {
        return switch (value) {
            case Pickled.Text text -> text.value();
            case Pickled.Whole whole ->
                    whole.value().bitLength() > 4_000 ? "…" : whole.value().toString();
            case Pickled.Real real -> Double.toString(real.value());
            case Pickled.Flag flag -> Boolean.toString(flag.value());
            case Pickled.Global global -> global.full();
            default -> "";
        };
    }
}
