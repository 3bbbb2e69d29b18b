package dev.loupe.intake.open;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Registry.DatasetInput;
import dev.loupe.runs.Registry.ModelLink;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one run of a store read and made. What is there is not written again.
final class Lineage {
    private final Registry registry;
    private final RunId run;
    private final Set<List<String>> datasets = new HashSet<>();
    private final Set<ModelLink> inputs;
    private final Set<ModelLink> outputs;

    Lineage(Registry registry, RunId run) {
        this.registry = registry;
        this.run = run;
        registry.datasets(run).forEach(input -> datasets.add(name(input)));
        inputs = new HashSet<>(registry.inputs(run));
        outputs = new HashSet<>(registry.outputs(run));
    }

    private static List<String> name(DatasetInput input) {
        return List.of(input.name(), input.digest());
    }

    void inputs(List<DatasetInput> told, List<ModelLink> models) {
        List<DatasetInput> fresh =
                told.stream().filter(input -> !datasets.contains(name(input))).toList();
        List<ModelLink> links = models.stream().filter(link -> !inputs.contains(link)).toList();
        if (!fresh.isEmpty() || !links.isEmpty()) {
            registry.addInputs(run, fresh, links);
            fresh.forEach(input -> datasets.add(name(input)));
            inputs.addAll(links);
        }
    }

    void outputs(List<ModelLink> models) {
        List<ModelLink> links = models.stream().filter(link -> !outputs.contains(link)).toList();
        if (!links.isEmpty()) {
            registry.addOutputs(run, links);
            outputs.addAll(links);
        }
    }
}
