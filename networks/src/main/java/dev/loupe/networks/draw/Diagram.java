package dev.loupe.networks.draw;

import dev.loupe.networks.scope.CopyDifference;

import java.util.List;

/// A graph at places, in pixels from the top left.
///
/// @param open  paths of the scopes that are open
/// @param boxes scopes before what lies in them
public record Diagram(
        double width, double height, List<String> open, List<Box> boxes, List<Edge> edges) {
    /// So many copies that differ are named by their numbers.
    private static final int NAMED = 3;

    /// What a box is.
    public enum Kind {
        OPERATOR,
        /// A closed scope.
        SCOPE,
        /// A scope, an operator or a graph that it runs, around what it holds.
        OPEN,
        INPUT,
        OUTPUT,
        /// Stands at an operator for an input that comes from elsewhere.
        STUB
    }

    /// @param outer  index of the open scope around it, −1 at the top
    /// @param label  what is written in it
    /// @param detail what is written small: parameters, a constant, a shape; may be empty
    /// @param path   of the scope, or of an operator that runs graphs; else empty
    /// @param nodes  operators that it stands for: one, or those of a scope; the first copy's where it repeats
    /// @param values values that it stands for where it is an input, an output or a stub
    /// @param times  how many copies it stands for
    /// @param differences of these, those that are not as the one that is drawn
    /// @param odd    in how many copies of the repeat around it something in it differs
    /// @param weighs whether it has weights of its own
    public record Box(
            Kind kind,
            int outer,
            String label,
            String detail,
            String path,
            int[] nodes,
            int[] values,
            int times,
            List<CopyDifference> differences,
            int odd,
            boolean weighs,
            double x,
            double y,
            double width,
            double height) {
        public Box {
            differences = List.copyOf(differences);
        }

        /// `× 12, 2 differ: 3, 7`; empty where it stands for itself.
        public String repeat() {
            return Diagram.repeat(times, differences);
        }

        /// Whether it would open: a closed scope, or an operator that runs graphs.
        public boolean folded() {
            return kind == Kind.SCOPE || kind == Kind.OPERATOR && !path.isEmpty();
        }

        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        /// The same elsewhere.
        Box moved(double right, double down) {
            return new Box(
                    kind,
                    outer,
                    label,
                    detail,
                    path,
                    nodes,
                    values,
                    times,
                    differences,
                    odd,
                    weighs,
                    x + right,
                    y + down,
                    width,
                    height);
        }

        public double middle() {
            return x + width / 2;
        }
    }

    /// A piece of the way of values: between two boxes, or between a box and the border of the scope around it.
    ///
    /// @param from,to indices of boxes; a border's is that of its scope
    /// @param values  what flows
    /// @param head    whether it ends at a box, with an arrow
    /// @param points  the outline: `x0 y0`, then for each stretch `c1x c1y c2x c2y x y` (cubic Bézier curves)
    public record Edge(int from, int to, int[] values, boolean head, double[] points) {}

    static String repeat(int times, List<CopyDifference> differences) {
        if (times <= 1) {
            return "";
        }
        int n = differences.size();
        String which =
                n <= NAMED
                        ? ": "
                                + String.join(
                                        ", ",
                                        differences.stream().map(CopyDifference::number).toList())
                        : "";
        return "× "
                + times
                + (n == 0 ? "" : n == 1 ? ", 1 differs" + which : ", " + n + " differ" + which);
    }

    public Diagram {
        open = List.copyOf(open);
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }
}
