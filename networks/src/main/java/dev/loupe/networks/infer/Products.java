package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Products of matrices, and sums of products in general.
final class Products {
    private Products() {}

    static void into(Map<String, Rule> rules) {
        rules.put("MatMul", call -> matmul(call, 0, 1, call.element(0)));
        rules.put("MatMulInteger", call -> matmul(call, 0, 1, DataType.INT32));
        rules.put("QLinearMatMul", call -> matmul(call, 0, 3, call.element(7)));
        rules.put("Gemm", call -> gemm(call, 0, 1, call.element(0)));
        rules.put("QGemm", call -> gemm(call, 0, 3, call.element(8)));
        rules.put("FusedMatMul", Products::fused);
        rules.put("MatMulNBits", Products::bits);
        rules.put("Einsum", Products::einsum);
        rules.put("Det", call -> call.out(0, call.element(0), firsts(call.copy(0), 2)));
    }

    private static List<Dimension> firsts(List<Dimension> all, int without) {
        return all.subList(0, Math.max(0, all.size() - without));
    }

    private static void matmul(Call call, int a, int b, @Nullable DataType element) {
        call.out(0, element, product(call.copy(a), call.copy(b)));
    }

    /// As NumPy's `matmul`: a vector on the left is a row, on the right a column, and that axis is left out.
    static List<Dimension> product(List<Dimension> a, List<Dimension> b) {
        if (a.isEmpty() || b.isEmpty()) {
            throw new NotKnown();
        }
        List<Dimension> shape = new ArrayList<>();
        if (a.size() > 2 || b.size() > 2) {
            shape.addAll(
                    Extents.stretched(new Shape(firsts(a, 2)), new Shape(firsts(b, 2)))
                            .dimensions());
        }
        if (a.size() > 1) {
            shape.add(a.get(a.size() - 2));
        }
        if (b.size() > 1) {
            shape.add(b.getLast());
        }
        return shape;
    }

    private static void gemm(Call call, int a, int b, @Nullable DataType element) {
        Dimension rows = call.extent(a, call.whole("transA", 0) == 0 ? 0 : 1);
        Dimension columns = call.extent(b, call.whole("transB", 0) == 0 ? 1 : 0);
        call.out(0, element, List.of(rows, columns));
    }

    private static void fused(Call call) {
        call.out(
                0,
                call.element(0),
                product(
                        turned(call.copy(0), call.whole("transA", 0) != 0),
                        turned(call.copy(1), call.whole("transB", 0) != 0)));
    }

    static List<Dimension> turned(List<Dimension> shape, boolean turn) {
        int n = shape.size();
        if (turn && n > 1) {
            Dimension last = shape.set(n - 1, shape.get(n - 2));
            shape.set(n - 2, last);
        }
        return shape;
    }

    private static void bits(Call call) {
        List<Dimension> shape = call.copy(0);
        shape.set(Extents.axis(-1, shape.size()), Extents.fixed(call.whole("N", -1)));
        call.out(0, call.element(0), shape);
    }

    /// Letters name axes; `...` stands for those that are left, stretched to each other. Without an arrow the output has the letters that occur once, in alphabetical order.
    private static void einsum(Call call) {
        String equation = call.text("equation", "").replace(" ", "");
        int arrow = equation.indexOf("->");
        String[] terms = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
        if (terms.length != call.inputs()) {
            throw new NotKnown();
        }
        Map<Character, Dimension> extents = new HashMap<>();
        Map<Character, Integer> uses = new java.util.TreeMap<>();
        Shape rest = Shape.of();
        for (int i = 0; i < terms.length; i++) {
            int dots = terms[i].indexOf("...");
            String letters = terms[i].replace("...", "");
            List<Dimension> shape = call.copy(i);
            int spare = shape.size() - letters.length();
            if (spare < 0 || dots < 0 && spare > 0) {
                throw new NotKnown();
            }
            for (int k = 0; k < letters.length(); k++) {
                Dimension at = shape.get(dots < 0 || k < dots ? k : k + spare);
                extents.merge(letters.charAt(k), at, Extents::stretched);
                uses.merge(letters.charAt(k), 1, Integer::sum);
            }
            if (dots >= 0) {
                rest = Extents.stretched(rest, new Shape(shape.subList(dots, dots + spare)));
            }
        }
        StringBuilder output = new StringBuilder();
        if (arrow >= 0) {
            output.append(equation.substring(arrow + 2));
        } else {
            output.append("...");
            uses.forEach((letter, n) -> output.append(n == 1 ? letter.toString() : ""));
        }
        List<Dimension> shape = new ArrayList<>();
        for (int k = 0; k < output.length(); k++) {
            if (output.charAt(k) == '.') {
                shape.addAll(rest.dimensions());
                k += 2;
            } else {
                shape.add(extents.getOrDefault(output.charAt(k), Extents.ANY));
            }
        }
        call.out(0, call.element(0), shape);
    }
}
