package dev.loupe.networks.diff;

import dev.loupe.core.Shape;
import dev.loupe.networks.diff.ModelDiff.Detail;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.List;

/// How two types of values differ. What one does not tell is no difference; names of symbolic extents are none either.
final class TypeDiff {
    private TypeDiff() {}

    static List<Detail> of(Type a, Type b) {
        List<Detail> details = new ArrayList<>();
        if (!a.text().equals(b.text())
                && !a.text().equals(Type.UNKNOWN.text())
                && !b.text().equals(Type.UNKNOWN.text())) {
            details.add(new Detail("type", a.text(), b.text()));
        }
        Shape before = a.shape();
        Shape after = b.shape();
        if (before != null && after != null && !fits(before, after)) {
            details.add(new Detail("shape", before.toString(), after.toString()));
        }
        return details;
    }

    private static boolean fits(Shape a, Shape b) {
        if (a.rank() != b.rank()) {
            return false;
        }
        for (int d = 0; d < a.rank(); d++) {
            Shape.Dimension one = a.dimensions().get(d);
            Shape.Dimension other = b.dimensions().get(d);
            boolean fixed = one instanceof Shape.Fixed;
            if (fixed != other instanceof Shape.Fixed || fixed && !one.equals(other)) {
                return false;
            }
        }
        return true;
    }
}
