package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.GraphSketch;
import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tall diagrams in columns: nothing is lost, nothing lies over anything else, every cut value has both its ends.
final class ColumnsTest {
    private static final Diagram TALL = Drafting.of(GraphSketch.transformer(40).model(), View.FLAT);

    @Test
    void everyBoxIsThereOnceAndApartFromTheOthers() {
        Diagram wrapped = Columns.of(TALL, 7);
        assertTrue(wrapped.height() < TALL.height() / 5, wrapped.height() + " of " + TALL.height());
        assertEquals(
                TALL.boxes().stream().map(Box::label).toList(),
                wrapped.boxes().subList(0, TALL.boxes().size()).stream().map(Box::label).toList());
        List<Box> all = wrapped.boxes();
        for (int i = 0; i < all.size(); i++) {
            Box a = all.get(i);
            assertTrue(a.x() >= 0 && a.right() <= wrapped.width() && a.y() >= 0, a.toString());
            assertTrue(a.bottom() <= wrapped.height(), a.toString());
            for (Box b : all.subList(i + 1, all.size())) {
                boolean apart =
                        a.right() <= b.x()
                                || b.right() <= a.x()
                                || a.bottom() <= b.y()
                                || b.bottom() <= a.y();
                assertTrue(apart, a + " lies over " + b);
            }
        }
    }

    @Test
    void edgesStillMeetTheirBoxes() {
        Diagram wrapped = Columns.of(TALL, 7);
        for (Edge edge : wrapped.edges()) {
            double[] p = edge.points();
            assertTrue(touches(wrapped.boxes().get(edge.from()), p[0], p[1]), "leaves its box");
            assertTrue(
                    touches(wrapped.boxes().get(edge.to()), p[p.length - 2], p[p.length - 1]),
                    "reaches its box");
        }
    }

    @Test
    void wayAroundTheLastColumnIsWithinThePicture() {
        int last = TALL.boxes().size() - 1;
        Box a = TALL.boxes().get(last - 1);
        Box b = TALL.boxes().get(last);
        double out = Math.max(a.right(), b.right()) + 90;
        double[] way = {a.middle(), a.y(), out, a.y(), out, b.bottom(), b.middle(), b.bottom()};
        List<Edge> edges = new ArrayList<>(TALL.edges());
        edges.add(new Edge(last - 1, last, new int[] {0}, true, way));
        Diagram wide = new Diagram(out + 20, TALL.height(), TALL.open(), TALL.boxes(), edges);
        Diagram wrapped = Columns.of(wide, 7);
        for (Edge edge : wrapped.edges()) {
            for (int i = 0; i < edge.points().length; i += 2) {
                assertTrue(edge.points()[i] <= wrapped.width(), "at " + edge.points()[i]);
            }
        }
    }

    private static boolean touches(Box box, double x, double y) {
        return x > box.x() - 2 && x < box.right() + 2 && y > box.y() - 2 && y < box.bottom() + 2;
    }

    @Test
    void aCutValueEndsAndGoesOnUnderOneNumber() {
        Diagram wrapped = Columns.of(TALL, 7);
        List<Integer> ends = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = TALL.boxes().size(); i < wrapped.boxes().size(); i++) {
            int at = i;
            Box stub = wrapped.boxes().get(i);
            assertEquals(Kind.STUB, stub.kind());
            boolean ending = wrapped.edges().stream().anyMatch(e -> e.to() == at);
            (ending ? ends : starts).add(Integer.parseInt(stub.label()));
        }
        assertFalse(ends.isEmpty());
        assertTrue(starts.containsAll(ends) && ends.containsAll(starts), ends + " " + starts);
    }

    @Test
    void whatIsNotTallStaysAsItIs() {
        Diagram small = Drafting.of(GraphSketch.transformer(1).model(), View.FIRST);
        assertSame(small, Columns.of(small, Columns.FITTING));
        assertSame(TALL, Columns.of(TALL, 1));
        assertThrows(IllegalArgumentException.class, () -> Columns.of(TALL, -1));
    }

    @Test
    void aTallOneBecomesAPage() {
        Diagram page = Columns.of(TALL, Columns.FITTING);
        double shape = page.height() / page.width();
        assertTrue(shape > 0.4 && shape < 2.5, page.width() + " × " + page.height());
    }

    @Test
    void aScopeThatIsCutGoesOnInTheNextColumn() {
        View open = View.FIRST.fold(false).open(Set.of("encoder"));
        Diagram whole = Drafting.of(GraphSketch.transformer(30).model(), open);
        Diagram wrapped = Columns.of(whole, 3);
        List<Box> parts =
                wrapped.boxes().stream()
                        .filter(b -> b.kind() == Kind.OPEN && b.path().equals("encoder"))
                        .toList();
        assertEquals(List.of("encoder", "", ""), parts.stream().map(Box::label).toList());
        int first = wrapped.boxes().indexOf(parts.getFirst());
        for (Box box : wrapped.boxes()) {
            if (box.outer() == first) {
                assertTrue(parts.stream().anyMatch(part -> inside(box, part)), box.toString());
            }
        }
    }

    private static boolean inside(Box box, Box part) {
        return box.x() >= part.x()
                && box.right() <= part.right()
                && box.y() >= part.y()
                && box.bottom() <= part.bottom();
    }

    @Test
    void theLongestPathOfATallNetworkIsStraight() {
        Diagram diagram = Drafting.of(GraphSketch.transformer(40).model(), View.FLAT);
        assertTrue(diagram.width() < 300, "was " + diagram.width());
    }
}
