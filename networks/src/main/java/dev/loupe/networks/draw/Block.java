package dev.loupe.networks.draw;

import dev.loupe.networks.scope.CopyDifference;
import dev.loupe.networks.scope.Member;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something seen, while its place is sought.
final class Block {
    final Diagram.Kind kind;
    final @Nullable Block outer;
    final int depth;

    /// Its place in the order of the graph.
    final int order;

    final @Nullable Member member;
    final int[] values;
    final String label;
    String detail = "";
    int times = 1;
    boolean weighs;

    /// Where it is a repeat: the copies that differ from the drawn one.
    List<CopyDifference> differences = List.of();

    /// In how many copies of the repeat around it something in it differs.
    int odd;

    /// What an open scope holds, in order.
    final List<Block> inner = new ArrayList<>();

    /// Flows that come in and go out through an open scope's border, with their place among its points.
    final Map<Flow, Integer> entries = new LinkedHashMap<>();

    final Map<Flow, Integer> exits = new LinkedHashMap<>();

    /// Where each of an open scope's blocks and points lies across the layers, from its middle.
    double[] points = {};

    /// Values that are drawn to where its bodies take them; empty but for an open operator.
    Set<Integer> within = Set.of();

    /// Flows that are cut at this block.
    final List<Flow> stubs = new ArrayList<>();

    /// Size on the page, and the middle within the scope around it.
    double width;

    double height;
    double x;
    double y;

    /// Its index among its scope's blocks, then among all boxes.
    int place;

    Block(
            Diagram.Kind kind,
            @Nullable Block outer,
            int order,
            @Nullable Member member,
            int[] values,
            String label) {
        this.kind = kind;
        this.outer = outer;
        this.depth = outer == null ? 0 : outer.depth + 1;
        this.order = order;
        this.member = member;
        this.values = values;
        this.label = label;
    }

    /// `× 12, 2 differ: 3, 7`; empty where it stands for itself.
    String repeat() {
        return Diagram.repeat(times, differences);
    }

    /// Whether it would open.
    boolean folded() {
        return kind == Diagram.Kind.SCOPE
                || kind == Diagram.Kind.OPERATOR
                        && member instanceof Member.Operator operator
                        && !operator.bodies().isEmpty();
    }

    boolean open() {
        return kind == Diagram.Kind.OPEN;
    }
}
