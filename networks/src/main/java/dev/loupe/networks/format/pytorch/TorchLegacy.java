package dev.loupe.networks.format.pytorch;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.pickle.Pickle;
import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// What `torch.save` wrote before 1.6: pickles of a magic number, the protocol, the system, the object and the keys of its storages; then each storage as a count of elements and their bytes (`torch/serialization.py`, `_legacy_save`).
///
/// @param content the object
record TorchLegacy(
        Pickle.Content content,
        Storages storages,
        Map<String, String> said,
        Model.@Nullable Damage damage) {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int DEEPEST = 200;

    /// @return null if the bytes begin with another pickle
    /// @throws Broken if they begin so and break before the object is read
    static @Nullable TorchLegacy of(Bytes bytes) {
        Pickle.Content magic;
        try {
            magic = Pickle.read(bytes, 0);
        } catch (Broken broken) {
            return null;
        }
        if (!(magic.value() instanceof Pickled.Whole number) || !number.value().equals(MAGIC)) {
            return null;
        }
        Pickle.Content protocol = Pickle.read(bytes, magic.end());
        Pickle.Content system = Pickle.read(bytes, protocol.end());
        Pickle.Content object = Pickle.read(bytes, system.end());
        boolean big =
                system.value() instanceof Pickled.Mapping says
                        && says.get("little_endian").orElse(Pickled.None.NONE)
                                instanceof Pickled.Flag little
                        && !little.value();
        Map<String, Bytes> found = new HashMap<>();
        Model.Damage damage = null;
        try {
            Pickle.Content keys = Pickle.read(bytes, object.end());
            storages(bytes, keys, widths(object.value()), found);
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        return new TorchLegacy(
                object, new Storages(found::get, big), Map.of("version", "legacy"), damage);
    }

    private static void storages(
            Bytes bytes,
            Pickle.Content keys,
            Map<String, DataType> widths,
            Map<String, Bytes> into) {
        if (!(keys.value() instanceof Pickled.Sequence list)) {
            throw new Broken(keys.end(), "a list of storages", "something else");
        }
        long at = keys.end();
        for (Pickled one : list.items()) {
            if (!(one instanceof Pickled.Text key)) {
                throw new Broken(at, "the key of a storage", "something else");
            }
            long count = bytes.i64(at);
            long width = widths.getOrDefault(key.value(), DataType.UINT8).bytes();
            if (count < 0 || count > (bytes.length() - at - 8) / width) {
                throw new Broken(
                        at,
                        count + " elements of the storage " + key.value(),
                        (bytes.length() - at - 8) + " bytes");
            }
            into.put(key.value(), bytes.slice(at + 8, count * width));
            at += 8 + count * width;
        }
    }

    /// The types of all storages that an object refers to: the bytes do not say how wide they are.
    private static Map<String, DataType> widths(Pickled root) {
        Map<String, DataType> widths = new HashMap<>();
        Set<Pickled> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Storages named = new Storages(key -> null, false);
        visit(root, 0, seen, named, widths);
        return widths;
    }

    private static void visit(
            Pickled value,
            int depth,
            Set<Pickled> seen,
            Storages named,
            Map<String, DataType> into) {
        if (depth > DEEPEST) {
            return;
        }
        switch (value) {
            case Pickled.Outside outside -> {
                Storages.Storage storage = named.of(outside);
                if (storage != null) {
                    into.put(storage.key(), storage.type());
                }
            }
            case Pickled.Sequence list -> {
                if (seen.add(list)) {
                    list.items().forEach(one -> visit(one, depth + 1, seen, named, into));
                }
            }
            case Pickled.Mapping mapping -> {
                if (seen.add(mapping)) {
                    for (int i = 0; i < mapping.size(); i++) {
                        visit(mapping.value(i), depth + 1, seen, named, into);
                    }
                }
            }
            case Pickled.Call call -> {
                if (seen.add(call)) {
                    call.arguments().forEach(one -> visit(one, depth + 1, seen, named, into));
                    visit(call.items(), depth + 1, seen, named, into);
                    visit(call.entries(), depth + 1, seen, named, into);
                    call.state().ifPresent(one -> visit(one, depth + 1, seen, named, into));
                }
            }
            default -> {}
        }
    }
}
