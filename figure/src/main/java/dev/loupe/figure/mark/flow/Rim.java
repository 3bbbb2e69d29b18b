package dev.loupe.figure.mark.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where nodes and the ends of their links lie on a circle, in radians clockwise from the top.
///
/// @param from,to         `[nodes]`
/// @param leaves,arrives `[links]` where each begins at its source and at its target
/// @param scale           radians for one unit of amount
record Rim(double[] from, double[] to, double[] leaves, double[] arrives, double scale) {
    private static final double GAPS = 0.12;

    /// One end of a link.
    private record End(int link, boolean leaving, int turn) {}

    /// At each node the ends towards the nodes just before come first, so that ribbons of neighbours do not cross.
    static Rim of(Links links) {
        int n = links.nodes().size();
        List<List<End>> ends = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ends.add(new ArrayList<>());
        }
        double sum = 0;
        for (int i = 0; i < links.links().size(); i++) {
            Links.Link link = links.links().get(i);
            int ahead = Math.floorMod(link.target() - link.source(), n);
            ends.get(link.source()).add(new End(i, true, ahead));
            ends.get(link.target()).add(new End(i, false, Math.floorMod(-ahead, n)));
            sum += 2 * link.value();
        }
        double gap = n > 1 ? Math.min(0.06, 2 * Math.PI * GAPS / n) : 0;
        double scale = (2 * Math.PI - n * gap) / sum;
        double[] from = new double[n];
        double[] to = new double[n];
        double[] leaves = new double[links.links().size()];
        double[] arrives = new double[leaves.length];
        double angle = -Math.PI / 2 + gap / 2;
        for (int node = 0; node < n; node++) {
            ends.get(node).sort(Comparator.comparingInt(end -> -end.turn));
            from[node] = angle;
            for (End end : ends.get(node)) {
                (end.leaving ? leaves : arrives)[end.link] = angle;
                angle += links.links().get(end.link).value() * scale;
            }
            to[node] = angle;
            angle += gap;
        }
        return new Rim(from, to, leaves, arrives, scale);
    }

    double length(int node) {
        return to[node] - from[node];
    }
}
