package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model while it is read (Model.proto): `specificationVersion` 1, `description` 2, and one field more, which says the kind. A pipeline holds models, one after the other.
final class CoreMlModel {
    private static final int DEEPEST = 30;
    private static final Map<Integer, String> KINDS =
            Map.ofEntries(
                    Map.entry(200, "pipelineClassifier"),
                    Map.entry(201, "pipelineRegressor"),
                    Map.entry(202, "pipeline"),
                    Map.entry(300, "glmRegressor"),
                    Map.entry(301, "supportVectorRegressor"),
                    Map.entry(302, "treeEnsembleRegressor"),
                    Map.entry(303, "neuralNetworkRegressor"),
                    Map.entry(304, "bayesianProbitRegressor"),
                    Map.entry(400, "glmClassifier"),
                    Map.entry(401, "supportVectorClassifier"),
                    Map.entry(402, "treeEnsembleClassifier"),
                    Map.entry(403, "neuralNetworkClassifier"),
                    Map.entry(404, "kNearestNeighborsClassifier"),
                    Map.entry(500, "neuralNetwork"),
                    Map.entry(501, "itemSimilarityRecommender"),
                    Map.entry(502, "mlProgram"),
                    Map.entry(555, "customModel"),
                    Map.entry(556, "linkedModel"),
                    Map.entry(560, "classConfidenceThresholding"),
                    Map.entry(600, "oneHotEncoder"),
                    Map.entry(601, "imputer"),
                    Map.entry(602, "featureVectorizer"),
                    Map.entry(603, "dictVectorizer"),
                    Map.entry(604, "scaler"),
                    Map.entry(606, "categoricalMapping"),
                    Map.entry(607, "normalizer"),
                    Map.entry(609, "arrayFeatureExtractor"),
                    Map.entry(610, "nonMaximumSuppression"),
                    Map.entry(900, "identity"),
                    Map.entry(2000, "textClassifier"),
                    Map.entry(2001, "wordTagger"),
                    Map.entry(2002, "visionFeaturePrint"),
                    Map.entry(2003, "soundAnalysisPreprocessing"),
                    Map.entry(2004, "gazetteer"),
                    Map.entry(2005, "wordEmbedding"),
                    Map.entry(2006, "audioFeaturePrint"),
                    Map.entry(3000, "serializedModel"));

    private final MilBlobs blobs;
    private final List<GraphDraft> drafts = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /// @param features what its description says
    private record Part(Features features, int kind, Bytes content) {}

    CoreMlModel(MilBlobs blobs) {
        this.blobs = blobs;
    }

    /// Whether the top level looks like a model.
    static boolean begins(Bytes bytes) {
        Proto p = new Proto(bytes);
        boolean version = false;
        try {
            while (p.next()) {
                boolean number = p.field() == 1 || p.field() == 10;
                if (KINDS.containsKey(p.field())) {
                    return version && p.wire() == Proto.BYTES;
                }
                if (!(number
                        ? p.wire() == Proto.VARINT
                        : p.field() == 2 && p.wire() == Proto.BYTES)) {
                    return false;
                }
                version |= p.field() == 1;
            }
        } catch (Broken cut) {
            return version && KINDS.containsKey(p.field()) && p.wire() == Proto.BYTES;
        }
        return false;
    }

    Model read(Bytes file) {
        Model.Damage damage = null;
        try {
            model(file, "main", Graph.Role.MAIN, 0);
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        return new Model(
                "coreml",
                drafts.stream().map(GraphDraft::graph).toList(),
                tensors,
                metadata,
                Tensor.parameters(tensors),
                List.of(),
                damage);
    }

    /// A graph to be filled; its index in the model is its place in the order of these calls.
    GraphDraft draft(String name, Graph.Role role) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        GraphDraft draft = new GraphDraft(unique, role);
        drafts.add(draft);
        return draft;
    }

    int graphs() {
        return drafts.size();
    }

    /// Keeps a weight.
    Tensor keep(Tensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    /// @return what the kind of the model is called
    private String model(Bytes message, String name, Graph.Role role, int depth) {
        Broken cut = null;
        Features features = new Features(Map.of(), Map.of(), "", Map.of());
        int kind = 0;
        Bytes content = message.slice(0, 0);
        Proto p = new Proto(message);
        try {
            while (p.next()) {
                if (p.field() == 1 && depth == 0) {
                    metadata.put("specification version", Long.toString(p.varint()));
                } else if (p.field() == 2) {
                    features = Features.read(p.bytes());
                } else if (KINDS.containsKey(p.field())) {
                    kind = p.field();
                    content = p.bytes();
                }
            }
        } catch (Broken broken) {
            cut = broken;
            if (KINDS.containsKey(p.field()) && p.wire() == Proto.BYTES) {
                kind = p.field();
                content = message.from(p.offset() - message.start());
            }
        }
        if (depth == 0) {
            metadata.putAll(features.metadata());
        }
        part(new Part(features, kind, content), name, role, depth);
        if (cut != null) {
            throw cut;
        }
        return KINDS.getOrDefault(kind, "unknown");
    }

    private void part(Part part, String name, Graph.Role role, int depth) {
        switch (part.kind) {
            case 502 -> new MilProgram(this, blobs).read(part.content, part.features, name, role);
            case 200, 201, 202 -> pipeline(part, name, role, depth);
            default -> {
                GraphDraft draft = draft(name, role);
                part.features.inputs().forEach((n, t) -> draft.type(draft.input(n), t));
                switch (part.kind) {
                    case 303, 403, 500 -> new NeuralLayers(this).read(part.content, draft, name, 0);
                    default ->
                            draft.add(
                                    node(
                                            "",
                                            KINDS.getOrDefault(part.kind, "unknown"),
                                            part.features,
                                            List.of(),
                                            draft));
                }
                part.features.outputs().forEach((n, t) -> output(n, part.features, draft));
            }
        }
    }

    private static void output(String name, Features features, GraphDraft draft) {
        Node.Port port = draft.takes("", name);
        draft.type(
                port, features.outputs().getOrDefault(name, dev.loupe.networks.graph.Type.UNKNOWN));
        draft.output(port);
    }

    private static Node node(
            String name,
            String operator,
            Features features,
            List<Integer> subgraphs,
            GraphDraft draft) {
        return new Node(
                name,
                operator,
                "",
                features.inputs().keySet().stream().map(n -> draft.takes(n, n)).toList(),
                features.outputs().keySet().stream().map(n -> draft.makes(n, n)).toList(),
                List.of(),
                subgraphs,
                "",
                Map.of());
    }

    /// `models` 1 and `names` 2; the pipelines that classify or regress have it in their field 1.
    private void pipeline(Part part, String name, Graph.Role role, int depth) {
        GraphDraft draft = draft(name, role);
        part.features.inputs().forEach((n, t) -> draft.type(draft.input(n), t));
        Bytes content = part.content;
        if (part.kind != 202) {
            Proto p = new Proto(content);
            content = p.next() && p.field() == 1 ? p.bytes() : content.slice(0, 0);
        }
        if (depth > DEEPEST) {
            throw new Broken(content.start(), "at most 30 pipelines within each other", "more");
        }
        List<Bytes> models = Proto.all(content, 1);
        List<Bytes> titles = Proto.all(content, 2);
        for (int i = 0; i < models.size(); i++) {
            String title = i < titles.size() ? titles.get(i).text() : "model " + i;
            int index = drafts.size();
            Features features = new Features(Map.of(), Map.of(), "", Map.of());
            for (Bytes description : Proto.all(models.get(i), 2)) {
                features = Features.read(description);
            }
            String kind = model(models.get(i), name + "/" + title, Graph.Role.SUBGRAPH, depth + 1);
            List<Integer> subgraphs = index < drafts.size() ? List.of(index) : List.of();
            draft.add(node(title, kind, features, subgraphs, draft));
        }
        part.features.outputs().forEach((n, t) -> output(n, part.features, draft));
    }
}
