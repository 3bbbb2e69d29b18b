package dev.loupe.networks.format.executorch;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Allowance;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Programs of ExecuTorch, `.pte` (`schema/program.fbs`, identifier ET12): each execution plan is a graph of its instructions.
public final class Executorch implements Format {
    private static final String NAME = "executorch";
    private static final String IDENTIFIER = "ET12";
    private static final int VERSION = 0;
    private static final int PLANS = 1;
    private static final int NAMED_DATA = 7;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        if (file.bytes().length() < 8 || !Flat.identified(file.bytes(), IDENTIFIER)) {
            return new Reading.NotThisFormat<>("It is no program of ExecuTorch.");
        }
        try {
            return new Reading.Read<>(program(file));
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Model program(ModelFile file) {
        Flat program = Flat.root(file.bytes());
        Allowance allowance = new Allowance(file.bytes());
        Segments segments = new Segments(program, file.bytes());
        List<Graph> graphs = new ArrayList<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("version", Long.toString(program.u32(VERSION, 0)));
        List<String> delegates = new ArrayList<>();
        Model.Damage damage = null;
        try {
            for (Flat plan : program.tables(PLANS)) {
                Plan read = new Plan(plan, segments, allowance);
                graphs.add(read.graph(graphs.isEmpty()));
                read.tensors().forEach(tensor -> tensors.putIfAbsent(tensor.name(), tensor));
                delegates.addAll(read.delegates());
            }
            List<String> named =
                    program.tables(NAMED_DATA).stream().map(data -> data.text(0)).toList();
            if (!named.isEmpty()) {
                metadata.put("named data", String.join(", ", named));
            }
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        if (!delegates.isEmpty()) {
            metadata.put("delegates", String.join(", ", delegates));
        }
        List<Tensor> all = List.copyOf(tensors.values());
        return new Model(NAME, graphs, all, metadata, Tensor.parameters(all), List.of(), damage);
    }
}
