package dev.loupe.networks.format.hdf5;

import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a group of an HDF5 file holds under a name.
public sealed interface Hdf5Object {
    /// Attributes by name.
    Map<String, Hdf5Attribute> attributes();

    /// Elements of an attribute as texts, empty if it is absent or none.
    default List<String> texts(String attribute) {
        Hdf5Attribute found = attributes().get(attribute);
        return found == null ? List.of() : found.texts();
    }

    /// The first of them, or an empty one.
    default String text(String attribute) {
        List<String> texts = texts(attribute);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// @param children by name, sorted as the file sorts them
    record Group(Map<String, Hdf5Attribute> attributes, Map<String, Hdf5Object> children)
            implements Hdf5Object {
        public Group {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        /// The group or dataset at a path with `/`, null if there is none.
        public @Nullable Hdf5Object at(String path) {
            Hdf5Object found = this;
            for (String part : path.split("/")) {
                if (!part.isEmpty()) {
                    found = found instanceof Group group ? group.children.get(part) : null;
                }
            }
            return found;
        }

        /// The group at a path, null if there is none.
        public @Nullable Group group(String path) {
            return at(path) instanceof Group group ? group : null;
        }

        /// All datasets in and below, named by their path from here.
        public List<Tensor> tensors() {
            List<Tensor> found = new ArrayList<>();
            collect("", found);
            return found;
        }

        private void collect(String prefix, List<Tensor> into) {
            children.forEach(
                    (name, child) -> {
                        switch (child) {
                            case Group group -> group.collect(prefix + name + "/", into);
                            case Dataset dataset -> into.add(dataset.named(prefix + name));
                        }
                    });
        }
    }

    /// An array.
    record Dataset(Map<String, Hdf5Attribute> attributes, Tensor tensor) implements Hdf5Object {
        /// The same array under another name.
        public Tensor named(String name) {
            return new Tensor(
                    name, tensor.type(), tensor.shape(), tensor.stored(), tensor.content());
        }
    }
}
