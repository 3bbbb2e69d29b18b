package dev.loupe.figure.mark.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

final class Bar3dMarkTest {
    private static final Figure BARS =
            Figure.of(Table.of("x", 1, 2, 1, 2).with("y", 1, 1, 2, 2).with("z", 3, -1, 5, 4))
                    .mark("bar3d", "x", "y")
                    .z("z");

    private static List<String> faces(List<Item> items) {
        List<String> labels = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                labels.addAll(faces(group.items()));
            } else if (item instanceof Item.Path path && path.meaning().role() == Role.MARK) {
                labels.add(path.meaning().label());
            }
        }
        return labels;
    }

    /// From -60 degrees the eye stands at great x and small y.
    @Test
    void threeFacesOfEachBoxAreSeenNearBoxesLast() {
        List<String> faces = faces(BARS.scene().items());
        assertEquals(12, faces.size());
        assertEquals(
                List.of("1, 2: 5", "2, 2: 4", "1, 1: 3", "2, 1: -1"),
                faces.stream().distinct().map(said -> said.replace('−', '-')).toList());
    }

    @Test
    void boxesStandOnZeroAndAreEightTenthsAsWideAsTheyAreApart() {
        Cube cube =
                BARS.scene().panels().stream()
                        .map(panel -> panel.cube())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        Cube.Faces boxes = (Cube.Faces) cube.solids().getFirst();
        assertEquals(24, boxes.fill().length);
        double[] heights = new double[32];
        for (int i = 0; i < 32; i++) {
            heights[i] = boxes.places()[3 * i + 2];
        }
        double zero = 2.0 / 6 - 1;
        double[] expected = {1.0 / 3, -1, 1, 2.0 / 3};
        for (int box = 0; box < 4; box++) {
            double[] of = Arrays.copyOfRange(heights, 8 * box, 8 * box + 8);
            double low = Arrays.stream(of).min().orElseThrow();
            double high = Arrays.stream(of).max().orElseThrow();
            assertEquals(Math.min(zero, expected[box]), low, 1e-9);
            assertEquals(Math.max(zero, expected[box]), high, 1e-9);
        }
        double width = boxes.places()[3] - boxes.places()[0];
        double apart = boxes.places()[24] - boxes.places()[0];
        assertEquals(0.8, width / apart, 1e-9);
        assertTrue(width > 0);
    }
}
