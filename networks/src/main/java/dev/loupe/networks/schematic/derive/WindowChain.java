package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Filter;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.derive.Step.Dense;
import dev.loupe.networks.schematic.derive.Step.Volume;
import dev.loupe.networks.schematic.derive.Step.Window;

import java.util.ArrayList;
import java.util.List;

/// The convolutions, poolings and fully connected layers on a model's trunk. Of more layers than a page takes, neighbouring convolutions that keep the size become one.
final class WindowChain {
    /// More are made fewer.
    private static final int MANY = 12;

    /// Where stacks have more maps, fewer are drawn, closer, and small ones larger.
    private static final int MAPS = 16;

    private final Volume input;
    private final List<Stage> stages;

    private WindowChain(Volume input, List<Stage> stages) {
        this.input = input;
        this.stages = stages;
    }

    /// What leads to a layer, and the layer.
    ///
    /// @param operation     as a picture says it
    /// @param height,width  of its filter, 0 for none
    /// @param made          a vector has no width
    private record Stage(String operation, int height, int width, Volume made, int times) {
        boolean vector() {
            return made.width() == 0;
        }
    }

    static WindowChain of(Model model, Derivation.Wish wish) {
        if (!model.network()) {
            throw new IllegalArgumentException(
                    "The file holds weights alone; lenet and alexnet need a model's operators.");
        }
        List<Step> steps = new Steps(model.graphs().getFirst(), wish).trunk();
        List<Stage> stages = new ArrayList<>();
        Volume input = null;
        for (Step step : steps) {
            switch (step) {
                case Window window -> {
                    if (window.takes() == null || window.makes() == null) {
                        throw new IllegalArgumentException(
                                window.takes() != null
                                        ? "The feature maps of "
                                                + window.takes().height()
                                                + " × "
                                                + window.takes().width()
                                                + " are too small for operator "
                                                + name(model, step)
                                                + "; say a larger input, as in --input 224x224."
                                        : "The height and width of the feature maps are not known at operator "
                                                + name(model, step)
                                                + "; say those of the input, as in --input 224x224.");
                    }
                    input = input == null ? window.takes() : input;
                    stages.add(
                            new Stage(
                                    window.operation(),
                                    window.height(),
                                    window.width(),
                                    window.makes(),
                                    1));
                }
                case Dense dense -> {
                    if (input != null) {
                        stages.add(new Stage("Dense", 0, 0, new Volume(dense.out(), 1, 0), 1));
                    }
                }
            }
        }
        if (input == null) {
            throw new IllegalArgumentException(
                    "The model has no convolution or pooling, which lenet and alexnet need.");
        }
        List<Stage> shown = stages.size() > MANY ? fewer(stages) : stages;
        if (shown.size() > 63) {
            shown = shown.subList(0, 63);
        }
        return new WindowChain(input, shown);
    }

    private static String name(Model model, Step step) {
        var node = model.graphs().getFirst().nodes().get(step.node());
        return node.name().isEmpty() ? node.operator() : node.name();
    }

    private static List<Stage> fewer(List<Stage> stages) {
        List<Stage> fewer = new ArrayList<>();
        for (Stage stage : stages) {
            Stage last = fewer.isEmpty() ? null : fewer.getLast();
            if (last != null
                    && last.operation.equals(stage.operation)
                    && last.vector() == stage.vector()
                    && last.made.height() == stage.made.height()
                    && last.made.width() == stage.made.width()
                    && !stage.vector()) {
                fewer.set(
                        fewer.size() - 1,
                        new Stage(
                                stage.operation,
                                Math.max(last.height, stage.height),
                                Math.max(last.width, stage.width),
                                stage.made,
                                last.times + 1));
            } else {
                fewer.add(stage);
            }
        }
        return fewer;
    }

    Lenet lenet() {
        List<Lenet.Layer> layers = new ArrayList<>();
        Volume at = input;
        for (int i = 0; i <= stages.size(); i++) {
            Stage next = i < stages.size() ? stages.get(i) : null;
            String operation =
                    next == null
                            ? ""
                            : next.times > 1
                                    ? next.times
                                            + " "
                                            + next.operation.toLowerCase(java.util.Locale.ROOT)
                                            + "s"
                                    : next.operation;
            layers.add(
                    at.width() == 0
                            ? new Lenet.Vector(at.channels(), operation, 0, "")
                            : new Lenet.Maps(
                                    at.channels(),
                                    at.height(),
                                    at.width() == at.height() ? 0 : at.width(),
                                    next == null ? null : filter(next),
                                    operation,
                                    0,
                                    ""));
            at = next == null ? at : next.made;
        }
        Lenet usual = Lenet.standard();
        boolean many = layers.stream().anyMatch(l -> l instanceof Lenet.Maps m && m.maps() > MAPS);
        return new Lenet(
                usual.sheet(),
                layers,
                usual.paint(),
                many ? 7 : usual.mapSpacing(),
                usual.layerSpacing(),
                usual.labels(),
                usual.longest(),
                many,
                usual.vectorScale(),
                many,
                usual.vectorLongest(),
                many ? MAPS : usual.most(),
                usual.seed());
    }

    Alexnet alexnet() {
        List<Alexnet.Layer> layers = new ArrayList<>();
        Volume at = input;
        for (int i = 0; i <= stages.size(); i++) {
            Stage next = i < stages.size() ? stages.get(i) : null;
            layers.add(
                    at.width() == 0
                            ? new Alexnet.Vector(at.channels(), "", null)
                            : new Alexnet.Volume(
                                    at.channels(),
                                    at.height(),
                                    at.width() == at.height() ? 0 : at.width(),
                                    next == null ? null : filter(next),
                                    "",
                                    null));
            at = next == null ? at : next.made;
        }
        return Alexnet.standard().layers(layers);
    }

    private static @org.jspecify.annotations.Nullable Filter filter(Stage stage) {
        return stage.height == 0
                ? null
                : new Filter(
                        Math.min(10_000, stage.height),
                        stage.width == stage.height ? 0 : Math.min(10_000, stage.width));
    }
}
