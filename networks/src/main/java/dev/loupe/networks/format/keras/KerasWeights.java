package dev.loupe.networks.format.keras;

import dev.loupe.networks.format.hdf5.Hdf5Object;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The weights of a model, or of one of its layers.
///
/// ```
/// Keras 3, .weights.h5   layers/CLASS_n/vars/0, 1 …, inner parts below as cell/vars/0; vars has an attribute with the layer's name since 3.6
/// Keras 2, .h5           model_weights/LAYER with an attribute weight_names: paths of datasets from there; a nested model has those of all its layers
/// ```
///
/// Sources: keras/src/saving/saving_lib.py and keras/src/legacy/saving/legacy_h5_format.py of Keras 3.15.
sealed interface KerasWeights {
    /// Those of a layer in this model.
    ///
    /// @param before how many layers before it have a class of the same name
    KerasWeights layer(String name, String layerClass, int before);

    /// All of them, named as in the file.
    List<Tensor> tensors();

    /// The path of a tensor below the layer.
    String below(Tensor tensor);

    record None() implements KerasWeights {
        @Override
        public KerasWeights layer(String name, String layerClass, int before) {
            return this;
        }

        @Override
        public List<Tensor> tensors() {
            return List.of();
        }

        @Override
        public String below(Tensor tensor) {
            return tensor.name();
        }
    }

    /// Keras 3.
    ///
    /// @param prefix the group's path, with a `/` at its end unless it is the root
    record Numbered(Hdf5Object.Group group, String prefix) implements KerasWeights {
        private static final List<String> CONTAINERS =
                List.of("layers", "_layer_checkpoint_dependencies");

        static boolean holds(Hdf5Object.Group root) {
            return CONTAINERS.stream().anyMatch(c -> root.group(c) != null);
        }

        @Override
        public KerasWeights layer(String name, String layerClass, int before) {
            for (String container : CONTAINERS) {
                Hdf5Object.Group layers = group.group(container);
                if (layers == null) {
                    continue;
                }
                String key = snake(layerClass) + (before == 0 ? "" : "_" + before);
                Hdf5Object.Group counted = layers.group(key);
                if (counted != null && (said(counted).isEmpty() || said(counted).equals(name))) {
                    return new Numbered(counted, prefix + container + "/" + key + "/");
                }
                for (var child : layers.children().entrySet()) {
                    if (child.getValue() instanceof Hdf5Object.Group found
                            && said(found).equals(name)) {
                        return new Numbered(found, prefix + container + "/" + child.getKey() + "/");
                    }
                }
            }
            return new None();
        }

        private static String said(Hdf5Object.Group layer) {
            Hdf5Object.Group vars = layer.group("vars");
            return vars == null ? "" : vars.text("name");
        }

        /// As Keras turns names of classes: `BatchNormalization` is `batch_normalization`, `Conv2D` is `conv2d`.
        static String snake(String layerClass) {
            return layerClass
                    .replaceAll("\\W+", "")
                    .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                    .replaceAll("([a-z])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Tensor> tensors() {
            return renamed(group.tensors(), prefix);
        }

        @Override
        public String below(Tensor tensor) {
            return tensor.name().substring(prefix.length());
        }
    }

    /// Keras 2.
    ///
    /// @param layer  the layer at the top, empty for the model
    /// @param inside the layer in it, empty for all
    record Named(Hdf5Object.Group weights, String layer, String inside) implements KerasWeights {
        static boolean holds(Hdf5Object.Group root) {
            return root.group("model_weights") != null
                    || root.attributes().containsKey("layer_names")
                    || root.attributes().containsKey("layer_names0");
        }

        @Override
        public KerasWeights layer(String name, String layerClass, int before) {
            return layer.isEmpty() ? new Named(weights, name, "") : new Named(weights, layer, name);
        }

        @Override
        public List<Tensor> tensors() {
            Hdf5Object.Group group =
                    weights.children().get(layer) instanceof Hdf5Object.Group g ? g : null;
            if (group == null) {
                return List.of();
            }
            List<Tensor> found = new ArrayList<>();
            for (String name : names(group)) {
                boolean own = inside.isEmpty() || List.of(name.split("/")).contains(inside);
                if (own && group.at(name) instanceof Hdf5Object.Dataset dataset) {
                    found.add(dataset.named(layer + "/" + name));
                }
            }
            return found;
        }

        /// Long lists are cut into `weight_names0`, `weight_names1` ….
        private static List<String> names(Hdf5Object.Group group) {
            List<String> names = new ArrayList<>(group.texts("weight_names"));
            for (int i = 0; group.attributes().containsKey("weight_names" + i); i++) {
                names.addAll(group.texts("weight_names" + i));
            }
            return names;
        }

        @Override
        public String below(Tensor tensor) {
            return tensor.name().substring(layer.length() + 1);
        }
    }

    /// A plain list, as TensorFlow.js has it: the names of weights hold those of their layers.
    ///
    /// @param layer empty for all
    record Listed(List<Tensor> all, String layer) implements KerasWeights {
        @Override
        public KerasWeights layer(String name, String layerClass, int before) {
            return new Listed(all, name);
        }

        @Override
        public List<Tensor> tensors() {
            return all.stream()
                    .filter(t -> layer.isEmpty() || List.of(t.name().split("/")).contains(layer))
                    .toList();
        }

        @Override
        public String below(Tensor tensor) {
            return tensor.name();
        }
    }

    private static List<Tensor> renamed(List<Tensor> tensors, String prefix) {
        return tensors.stream()
                .map(
                        t ->
                                new Tensor(
                                        prefix + t.name(),
                                        t.type(),
                                        t.shape(),
                                        t.stored(),
                                        t.content()))
                .toList();
    }
}
