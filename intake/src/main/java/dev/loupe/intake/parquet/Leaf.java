package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;

import java.util.ArrayList;
import java.util.List;

/// A column that holds values (`parquet.thrift`, SchemaElement; Dremel's levels).
///
/// @param path        names from the root, joined by dots
/// @param physical    `Type`: 0 BOOLEAN, 1 INT32, 2 INT64, 3 INT96, 4 FLOAT, 5 DOUBLE, 6 BYTE_ARRAY, 7 FIXED_LEN_BYTE_ARRAY
/// @param width       of a FIXED_LEN_BYTE_ARRAY in bytes
/// @param scale       of a decimal
/// @param definitions the greatest definition level: how many optional or repeated steps its path has
/// @param repetitions the greatest repetition level
public record Leaf(
        String path, int physical, int width, int scale, int definitions, int repetitions) {
    static final int BOOLEAN = 0,
            INT32 = 1,
            INT64 = 2,
            INT96 = 3,
            FLOAT = 4,
            DOUBLE = 5,
            BYTES = 6,
            FIXED = 7;

    private static final int MOST = 10_000;
    private static final int DEEPEST = 40;

    /// One element of the schema as it is written.
    record Element(int physical, int width, int repetition, String name, int children, int scale) {}

    /// Reads a `SchemaElement`.
    static Element element(Thrift in) {
        int physical = -1;
        int width = 0;
        int repetition = 0;
        String name = "";
        int children = 0;
        int scale = 0;
        int outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> physical = (int) in.zigzag();
                case 2 -> width = (int) in.zigzag();
                case 3 -> repetition = (int) in.zigzag();
                case 4 -> name = in.text();
                case 5 -> children = (int) in.zigzag();
                case 7 -> scale = (int) in.zigzag();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Element(physical, width, repetition, name, children, scale);
    }

    /// The leaves of a schema, whose first element is the root.
    static List<Leaf> of(List<Element> elements) {
        List<Leaf> leaves = new ArrayList<>();
        if (elements.isEmpty()) {
            throw new Broken(0, "a schema", "none");
        }
        int end = walk(elements, 1, elements.getFirst().children, "", 0, 0, 0, leaves);
        if (end != elements.size()) {
            throw new Broken(0, end + " elements in the schema", "" + elements.size());
        }
        return leaves;
    }

    private static int walk(
            List<Element> elements,
            int from,
            int count,
            String path,
            int definitions,
            int repetitions,
            int depth,
            List<Leaf> into) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at >= elements.size() || depth > DEEPEST || into.size() > MOST) {
                throw new Broken(0, "a schema of columns", "one that does not end");
            }
            Element one = elements.get(at++);
            int define = definitions + (one.repetition == 0 ? 0 : 1);
            int repeat = repetitions + (one.repetition == 2 ? 1 : 0);
            String full = path.isEmpty() ? one.name : path + "." + one.name;
            if (one.children > 0) {
                at = walk(elements, at, one.children, full, define, repeat, depth + 1, into);
            } else {
                boolean known = one.physical >= BOOLEAN && one.physical <= FIXED;
                if (!known || one.physical == FIXED && (one.width <= 0 || one.width > 1 << 20)) {
                    throw new Broken(0, "a type of the column " + full, "" + one.physical);
                }
                into.add(new Leaf(full, one.physical, one.width, one.scale, define, repeat));
            }
        }
        return at;
    }
}
