package dev.loupe.networks.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class NodeQueryTest {
    private static final Tensor KERNEL =
            Tensor.mapped(
                    "stem.weight",
                    DataType.FLOAT16,
                    Shape.of(64, 3, 3, 3),
                    Bytes.of(new byte[2 * 1728]));

    /// 0 Conv `/stem/Conv` with 1,728 weights, 1 Relu `/stem/act/Relu`, 2 MatMul `/head/q proj/MatMul`.
    private static final Graph GRAPH =
            new Graph(
                    "main",
                    Graph.Role.MAIN,
                    List.of(
                            node("/stem/Conv", "Conv", 2, 0, 1),
                            node("/stem/act/Relu", "Relu", 3, 2),
                            node("/head/q proj/MatMul", "MatMul", 4, 3)),
                    List.of(
                            value("image", DataType.FLOAT32, 1, 3, 224, 224),
                            new Value(
                                    "stem.weight",
                                    new Type.TensorOf(DataType.FLOAT16, KERNEL.shape()),
                                    KERNEL),
                            value("a", DataType.FLOAT32, 1, 64, 112, 112),
                            value("b", DataType.FLOAT32, 1, 64, 112, 112),
                            value("logits", DataType.FLOAT32, 1, 10)),
                    List.of(0),
                    List.of(4),
                    Map.of());

    private static Value value(String name, DataType type, long... shape) {
        return new Value(name, new Type.TensorOf(type, Shape.of(shape)), null);
    }

    private static Node node(String name, String operator, int makes, int... takes) {
        return new Node(
                name,
                operator,
                "",
                Arrays.stream(takes).mapToObj(v -> new Node.Port("", v)).toList(),
                List.of(new Node.Port("", makes)),
                operator.equals("Conv")
                        ? List.of(
                                new Attribute(
                                        "kernel_shape", new Attribute.Wholes(new long[] {3, 3})))
                        : List.of(),
                List.of(),
                "",
                Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    conv                    | 0
                    STEM                    | 0 1
                    stem -relu              | 0
                    op=Conv                 | 0
                    op=conv                 | 0
                    op=Con                  | -
                    op~^[cm]                | 0 2
                    /head.*matmul/          | 2
                    "q proj"                | 2
                    name~q\\sproj           | 2
                    params>1k               | 0
                    params>1.728k           | -
                    params>=1.728k          | 0
                    params<1                | 1 2
                    type=float16            | 0
                    shape=1x10              | 2
                    shape=1×10              | 2
                    shape=1x*x112x112       | 0 1 2
                    kernel_shape=3x3        | 0
                    kernel_shape=3×3        | 0
                    kernel_shape~^3         | 0
                    -op=Conv -op=Relu       | 2
                    logits                  | 2
                    """)
    void findsOperators(String query, String expected) {
        String found =
                NodeQuery.of(query).find(GRAPH, 100).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        assertEquals(expected.equals("-") ? "" : expected, found);
    }

    @Test
    void nothingAskedIsEverything() {
        assertEquals(3, NodeQuery.of("  ").find(GRAPH, 100).size());
        assertEquals(2, NodeQuery.of("").find(GRAPH, 2).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    op~(             | The regular expression ( is not one: a ( is not closed.
                    params>many      | Params are compared with a number such as 1000 or 1.5M, but here it is params>many.
                    op>3             | Only params can be compared by < and >, but here it is op>3.
                    params~3         | Params are compared by <, <=, =, >= or >, but here it is params~3.
                    relu "q          | The search must end its quotes, but here it is: "q
                    """)
    void whatIsNotUnderstoodIsSaid(String query, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> NodeQuery.of(query))
                        .getMessage());
    }
}
