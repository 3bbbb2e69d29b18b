package dev.loupe.networks.format.hdf5;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups, attributes and datasets of a file while they are read. What is broken is left out, the first such place is remembered.
final class Hdf5Reader {
    private static final int DEEPEST = 64;
    private static final int MOST_OBJECTS = 1_000_000;
    private static final int HIGHEST_RANK = 32;

    private final Hdf5Layout layout;
    private final Hdf5Attributes attributes;
    private final Hdf5Links links;
    private final Map<Long, Hdf5Object> read = new HashMap<>();
    Model.@Nullable Damage damage;

    Hdf5Reader(Hdf5Layout layout) {
        this.layout = layout;
        Hdf5Heaps heaps = new Hdf5Heaps(layout);
        this.attributes = new Hdf5Attributes(layout, heaps);
        this.links = new Hdf5Links(layout, heaps);
    }

    Hdf5Object.Group root() {
        return object(layout.root(), 0) instanceof Hdf5Object.Group group
                ? group
                : new Hdf5Object.Group(Map.of(), Map.of());
    }

    private void damaged(Broken broken) {
        if (damage == null) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    /// An object under several names is read once; a group that holds itself is left out there.
    private @Nullable Hdf5Object object(long address, int depth) {
        Hdf5Object known = read.get(address);
        if (known != null || read.containsKey(address)) {
            return known;
        }
        if (depth > DEEPEST || read.size() > MOST_OBJECTS) {
            throw new Broken(
                    layout.file().start() + Math.max(0, address),
                    "groups at most " + DEEPEST + " deep with " + MOST_OBJECTS + " objects",
                    "more");
        }
        read.put(address, null);
        Hdf5Header header = Hdf5Header.read(layout, address);
        Map<String, Hdf5Attribute> said = new LinkedHashMap<>();
        for (Hdf5Header.Message message : header.all(Hdf5Header.ATTRIBUTE)) {
            try {
                attributes.read(message, said);
            } catch (Broken broken) {
                damaged(broken);
            }
        }
        if (Hdf5Links.dense(layout, header)) {
            damaged(
                    new Broken(
                            layout.at(address).start(),
                            "links and attributes in the object header",
                            "an index in a fractal heap, which is not read yet"));
        }
        Hdf5Object object =
                header.first(Hdf5Header.LAYOUT).isPresent()
                        ? dataset(header, said)
                        : group(header, said, depth);
        read.put(address, object);
        return object;
    }

    private Hdf5Object group(Hdf5Header header, Map<String, Hdf5Attribute> said, int depth) {
        Map<String, Hdf5Object> children = new LinkedHashMap<>();
        List<Hdf5Links.Link> found = new ArrayList<>();
        try {
            links.read(header, found);
        } catch (Broken broken) {
            damaged(broken);
        }
        for (Hdf5Links.Link link : found) {
            try {
                Hdf5Object child = object(link.address(), depth + 1);
                if (child != null) {
                    children.put(link.name(), child);
                }
            } catch (Broken broken) {
                damaged(broken);
            }
        }
        return new Hdf5Object.Group(said, children);
    }

    private Hdf5Object dataset(Hdf5Header header, Map<String, Hdf5Attribute> said) {
        Shape shape = shape(layout, need(header, Hdf5Header.DATASPACE, "dataspace").body());
        Hdf5Type type = Hdf5Type.read(need(header, Hdf5Header.DATATYPE, "datatype").body());
        Hdf5Attribute dtype = said.get("dtype");
        boolean brain = dtype != null && dtype.texts().contains("bfloat16") && type.size() == 2;
        DataType element = brain ? DataType.BFLOAT16 : type.type();
        Tensor.Content content =
                new Hdf5Data(layout, type, shape)
                        .content(
                                need(header, Hdf5Header.LAYOUT, "layout").body(),
                                header.first(Hdf5Header.FILTERS)
                                        .map(Hdf5Header.Message::body)
                                        .orElse(null));
        return new Hdf5Object.Dataset(
                said, new Tensor("", element, shape, shape.elements(), content));
    }

    private Hdf5Header.Message need(Hdf5Header header, int type, String name) {
        Hdf5Header.Message message =
                header.first(type)
                        .orElseThrow(
                                () ->
                                        new Broken(
                                                layout.file().start(),
                                                "a " + name + " of each dataset",
                                                "none"));
        if (message.shared()) {
            throw new Broken(message.body().start(), "a " + name + " of its own", "a shared one");
        }
        return message;
    }

    /// Section IV.A.2.b: `version, rank, flags, 0 ×5` or, from version 2 on, `version, rank, flags, type`; then extents.
    static Shape shape(Hdf5Layout layout, Bytes message) {
        int version = message.u8(0);
        int rank = message.u8(1);
        if (rank > HIGHEST_RANK) {
            throw new Broken(
                    message.start() + 1, "at most " + HIGHEST_RANK + " dimensions", "" + rank);
        }
        boolean none = version >= 2 && message.u8(3) == 2;
        long[] extents = none ? new long[] {0} : new long[rank];
        for (int i = 0; !none && i < rank; i++) {
            extents[i] =
                    layout.length(message, (version < 2 ? 8 : 4) + (long) i * layout.lengthWidth());
        }
        return Shape.of(extents);
    }
}
