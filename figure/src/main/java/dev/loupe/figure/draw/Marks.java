package dev.loupe.figure.draw;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.mark.Composite;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.composite.Composites;
import dev.loupe.figure.mark.distribution.DistributionMarks;
import dev.loupe.figure.mark.finance.FinanceMarks;
import dev.loupe.figure.mark.flow.FlowMarks;
import dev.loupe.figure.mark.geo.GeoMarks;
import dev.loupe.figure.mark.grid.GridMarks;
import dev.loupe.figure.mark.learning.LearningMarks;
import dev.loupe.figure.mark.part.PartMarks;
import dev.loupe.figure.mark.polar.PolarMarks;
import dev.loupe.figure.mark.space.SpaceMarks;
import dev.loupe.figure.mark.xy.XyMarks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All marks there are. A new one needs one line in the list of its family and nothing else.
public final class Marks {
    private static final List<Mark> MARKS =
            Stream.of(
                            XyMarks.ALL,
                            DistributionMarks.ALL,
                            GridMarks.ALL,
                            PartMarks.ALL,
                            FlowMarks.ALL,
                            PolarMarks.ALL,
                            GeoMarks.ALL,
                            SpaceMarks.ALL,
                            FinanceMarks.ALL,
                            LearningMarks.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Mark> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, Composite> COMPOSITE_BY_NAME = new LinkedHashMap<>();

    static {
        for (Mark mark : MARKS) {
            BY_NAME.put(mark.signature().name(), mark);
        }
        for (Composite composite : Composites.ALL) {
            COMPOSITE_BY_NAME.put(composite.signature().name(), composite);
        }
    }

    private Marks() {}

    /// The signatures of all marks and composites, in the order of the lists.
    public static List<Signature> signatures() {
        List<Signature> all = new ArrayList<>();
        MARKS.forEach(mark -> all.add(mark.signature()));
        Composites.ALL.forEach(composite -> all.add(composite.signature()));
        return all;
    }

    /// The signature of a mark or composite.
    ///
    /// @throws IllegalArgumentException naming the nearest
    public static Signature signature(String name) {
        Composite composite = COMPOSITE_BY_NAME.get(name);
        return composite == null ? mark(name).signature() : composite.signature();
    }

    public static List<String> names() {
        return signatures().stream().map(Signature::name).toList();
    }

    /// @throws IllegalArgumentException naming the nearest
    public static Mark mark(String name) {
        Mark mark = BY_NAME.get(name);
        if (mark == null) {
            throw new IllegalArgumentException(
                    COMPOSITE_BY_NAME.containsKey(name)
                            ? "The mark " + name + " is a picture of its own and must stand alone."
                            : "There is no mark "
                                    + name
                                    + "; the nearest is "
                                    + Nearest.of(name, names())
                                    + ".");
        }
        return mark;
    }

    static @Nullable Composite composite(String name) {
        return COMPOSITE_BY_NAME.get(name);
    }
}
