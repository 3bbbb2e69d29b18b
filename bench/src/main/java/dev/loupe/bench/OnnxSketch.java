package dev.loupe.bench;

import dev.loupe.core.bytes.ProtoWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// ONNX files of many nodes, which share one weight (onnx.proto, fields by number).
final class OnnxSketch {
    private final List<byte[]> nodes = new ArrayList<>();

    private static final String[] IN_TURN = {"Conv", "Relu", "Mul", "MatMul", "Add"};
    private static final Set<String> WEIGHTED = Set.of("Conv", "Gemm", "LayerNormalization");
    private static final int WEIGHTS = 2048;

    private final boolean named;

    /// @param named whether nodes tell by their names the modules that they lie in
    OnnxSketch(boolean named) {
        this.named = named;
    }

    /// Adds a node.
    ///
    /// @return what it makes
    String node(String scope, String operator, String... takes) {
        int index = nodes.size();
        String makes = "v" + index;
        ProtoWriter node = new ProtoWriter();
        for (String take : takes) {
            node.text(1, take);
        }
        if (WEIGHTED.contains(operator)) {
            node.text(1, "w");
        }
        node.text(2, makes).text(3, named ? scope + "/" + operator : "n" + index);
        nodes.add(node.text(4, operator).array());
        return makes;
    }

    int size() {
        return nodes.size();
    }

    /// The file.
    byte[] file(String output) {
        ProtoWriter graph = new ProtoWriter();
        nodes.forEach(node -> graph.bytes(1, node));
        graph.text(2, "sketch");
        graph.message(
                5,
                new ProtoWriter()
                        .varint(1, WEIGHTS)
                        .varint(2, 1)
                        .text(8, "w")
                        .bytes(9, new byte[4 * WEIGHTS]));
        graph.message(11, new ProtoWriter().text(1, "x"));
        graph.message(12, new ProtoWriter().text(1, output));
        ProtoWriter opset = new ProtoWriter().text(1, "").varint(2, 17);
        return new ProtoWriter().varint(1, 8).message(7, graph).message(8, opset).array();
    }

    /// Layers of 31 operators with two residuals. Of three nodes that work on the input, a mask and rotary tables, every layer takes three values; without `shared`, of none.
    static byte[] transformer(int layers, boolean shared, boolean named) {
        OnnxSketch sketch = new OnnxSketch(named);
        String mask = shared ? sketch.node("/model", "Where", "x") : "";
        String cos = shared ? sketch.node("/model/rotary", "Cos", "x") : "";
        String sin = shared ? sketch.node("/model/rotary", "Sin", "x") : "";
        String at = "x";
        for (int i = 0; i < layers; i++) {
            String home = "/model/layers." + i;
            String attention = home + "/attn";
            String norm = sketch.node(home + "/norm1", "LayerNormalization", at);
            String q = sketch.turned(sketch.head(attention + "/q", norm), cos, sin, attention);
            String k = sketch.turned(sketch.head(attention + "/k", norm), cos, sin, attention);
            String v = sketch.head(attention + "/v", norm);
            String scores = sketch.node(attention, "MatMul", q, k);
            scores =
                    shared
                            ? sketch.node(attention, "Add", scores, mask)
                            : sketch.node(attention, "Mul", scores);
            String mixed =
                    sketch.node(attention, "MatMul", sketch.node(attention, "Softmax", scores), v);
            mixed = sketch.node(attention, "Transpose", mixed);
            mixed = sketch.node(attention, "Reshape", mixed);
            mixed = sketch.node(attention + "/out", "MatMul", mixed);
            at = sketch.node(home, "Add", at, mixed);
            String inner = sketch.node(home + "/norm2", "LayerNormalization", at);
            inner = sketch.node(home + "/mlp/fc1", "MatMul", inner);
            inner = sketch.node(home + "/mlp/act", "Gelu", inner);
            inner = sketch.node(home + "/mlp/fc2", "MatMul", inner);
            at = sketch.node(home, "Add", at, inner);
        }
        return sketch.file(sketch.node("/model/norm", "LayerNormalization", at));
    }

    private String head(String scope, String at) {
        String flat = node(scope, "MatMul", at);
        return node(scope, "Transpose", node(scope, "Reshape", flat));
    }

    private String turned(String at, String cos, String sin, String scope) {
        String straight = cos.isEmpty() ? node(scope, "Mul", at) : node(scope, "Mul", at, cos);
        String half = node(scope, "Neg", at);
        String across = sin.isEmpty() ? node(scope, "Mul", half) : node(scope, "Mul", half, sin);
        return node(scope, "Add", straight, across);
    }

    /// A diffusion model's shape: stages down and up with skips between them, in each blocks of which hardly two are alike, so that nothing folds; every block takes the same embedding.
    static byte[] unet(int nodes, boolean named) {
        Random random = new Random(1);
        OnnxSketch sketch = new OnnxSketch(named);
        String[] kinds = {
            "Conv",
            "Relu",
            "Sigmoid",
            "Mul",
            "Add",
            "MatMul",
            "Transpose",
            "Reshape",
            "InstanceNormalization"
        };
        String embedding = sketch.node("/time", "Gemm", "x");
        List<String> skips = new ArrayList<>();
        String at = "x";
        int blocks = nodes / 40;
        for (int b = 0; b < blocks; b++) {
            String home = "/" + (b < blocks / 2 ? "down." : "up.") + b / 12 + "/block." + b;
            String begin = at;
            if (b >= blocks / 2 && !skips.isEmpty()) {
                at = sketch.node(home, "Concat", at, skips.removeLast());
            }
            int inside = 30 + random.nextInt(20);
            for (int i = 0; i < inside; i++) {
                String part = home + "/part." + i / 8;
                at = sketch.node(part, kinds[random.nextInt(kinds.length)], at);
                if (i % 8 == 7) {
                    at = sketch.node(part, "Add", at, i % 16 == 7 ? embedding : begin);
                }
            }
            if (b < blocks / 2 && b % 2 == 0) {
                skips.add(at);
            }
        }
        return sketch.file(sketch.node("/out", "Conv", at));
    }

    /// As many chains beside one another, as ensembles have: wide and flat, so that all of it is seen at once.
    static byte[] ensemble(int members, int layers) {
        OnnxSketch sketch = new OnnxSketch(true);
        String[] ends = new String[members];
        for (int m = 0; m < members; m++) {
            ends[m] = "x";
            for (int i = 0; i < layers; i++) {
                String operator = IN_TURN[(m + i) % IN_TURN.length];
                ends[m] = sketch.node("/member." + m + "/layer." + i, operator, ends[m]);
            }
        }
        return sketch.file(sketch.node("/out", "Sum", ends));
    }

    /// Writes what `tools/bench-canvas` moves over: `unet.onnx` and `ensemble.onnx`, each of some 10,000 nodes, into a folder.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve("unet.onnx"), unet(9_000, true));
        Files.write(folder.resolve("ensemble.onnx"), ensemble(100, 100));
    }
}
