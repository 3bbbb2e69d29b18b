package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.layout.Layered;
import dev.loupe.networks.scope.Member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts levels into one another: places on the page for boxes, stubs and edges.
final class Assembly {
    /// Room around the whole.
    private static final double MARGIN = 16;

    private final Blocks blocks;
    private final Map<Block, Level> levels;
    private final boolean across;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    Assembly(Blocks blocks, Map<Block, Level> levels, boolean across) {
        this.blocks = blocks;
        this.levels = levels;
        this.across = across;
    }

    Diagram diagram() {
        Block top = blocks.top;
        Layered whole = Objects.requireNonNull(Objects.requireNonNull(levels.get(top)).drawing);
        double wide = across ? whole.height() : whole.width();
        double high = across ? whole.width() : whole.height();
        inside(top, -1, MARGIN, MARGIN);
        return new Diagram(
                wide + 2 * MARGIN, high + 2 * MARGIN, List.copyOf(blocks.open), boxes, edges);
    }

    /// @param left,above where the scope's drawing begins on the page
    private void inside(Block scope, int outer, double left, double above) {
        Level level = Objects.requireNonNull(levels.get(scope));
        Layered drawing = Objects.requireNonNull(level.drawing);
        int[] index = new int[scope.inner.size()];
        for (Block block : scope.inner) {
            double x = left + (across ? drawing.y() : drawing.x())[block.place];
            double y = above + (across ? drawing.x() : drawing.y())[block.place];
            index[block.place] = boxes.size();
            boxes.add(box(block, outer, x, y));
            stubs(block, index[block.place], outer, x, y);
            block.x = x;
            block.y = y;
            if (block.open()) {
                Layered inner =
                        Objects.requireNonNull(Objects.requireNonNull(levels.get(block)).drawing);
                double wide = across ? inner.height() : inner.width();
                inside(block, index[block.place], x - wide / 2, y - block.height / 2 + Level.HEAD);
            }
        }
        new Edges(level, index, outer, across, left, above).into(edges);
    }

    private Box box(Block block, int outer, double x, double y) {
        int[] nodes =
                switch (block.member) {
                    case Member.Operator operator -> new int[] {operator.node()};
                    case Member.Scope scope -> operators(scope);
                    case null -> new int[0];
                };
        return new Box(
                block.kind,
                outer,
                Drafting.label(block),
                block.detail,
                switch (block.member) {
                    case Member.Operator operator -> operator.path();
                    case Member.Scope scope -> scope.path();
                    case null -> "";
                },
                nodes,
                block.values,
                block.times,
                block.differences,
                block.odd,
                block.weighs,
                x - block.width / 2,
                y - block.height / 2,
                block.width,
                block.height);
    }

    private static int[] operators(Member.Scope scope) {
        List<Integer> nodes = new ArrayList<>();
        gather(scope, nodes);
        return nodes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void gather(Member.Scope scope, List<Integer> into) {
        for (Member member : scope.members()) {
            switch (member) {
                case Member.Operator operator -> into.add(operator.node());
                case Member.Scope inner -> gather(inner, into);
            }
        }
    }

    private void stubs(Block block, int at, int outer, double x, double y) {
        List<String> texts = Drafting.stubTexts(block);
        for (int i = 0; i < texts.size(); i++) {
            double width = Drafting.stubWidth(texts.get(i));
            double side = i == 0 ? -1 : 1;
            double middle =
                    across ? x : x + side * (block.width / 2 + Drafting.STUB_GAP + width / 2);
            double height =
                    across ? y + side * (block.height / 2 + 6 + Drafting.STUB_HEIGHT / 2) : y;
            int[] values =
                    i == 0
                            ? new int[] {block.stubs.getFirst().value()}
                            : block.stubs.stream().skip(1).mapToInt(Flow::value).toArray();
            int stub = boxes.size();
            boxes.add(
                    new Box(
                            Kind.STUB,
                            outer,
                            texts.get(i),
                            "",
                            "",
                            new int[0],
                            values,
                            1,
                            List.of(),
                            0,
                            false,
                            middle - width / 2,
                            height - Drafting.STUB_HEIGHT / 2,
                            width,
                            Drafting.STUB_HEIGHT));
            double startX = middle - side * width / 2;
            double endX = x + side * block.width / 2;
            double[] points =
                    across ? new double[0] : new double[] {startX, y, startX, y, endX, y, endX, y};
            if (points.length > 0) {
                edges.add(new Edge(stub, at, values, true, points));
            }
        }
    }
}
