package dev.loupe.figure.mark.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ViewTest {
    private static final Box BOX = new Box(0, 0, 400, 400);

    @Test
    void fromTheSideOfTheGreatestXTheGreatestXIsNearest() {
        View view = View.of(0, 0, BOX);
        assertTrue(view.at(1, 0, 0)[2] > view.at(-1, 0, 0)[2]);
        assertEquals(view.at(1, 0, 0)[0], view.at(-1, 0, 0)[0], 1e-9);
        assertTrue(view.at(0, 1, 0)[0] > view.at(0, -1, 0)[0], "y grows to the right");
        assertTrue(view.at(0, 0, 1)[1] < view.at(0, 0, -1)[1], "z grows upwards");
    }

    @Test
    void fromAboveTheGreatestHeightIsNearest() {
        View view = View.of(-60, 90, BOX);
        assertTrue(view.at(0, 0, 1)[2] > view.at(0, 0, -1)[2]);
        assertEquals(view.at(0.3, 0.2, 1)[0], view.at(0.3, 0.2, -1)[0], 1e-9);
    }

    @Test
    void everyCornerLiesInsideTheBoxFromEverySide() {
        for (int azimuth = -180; azimuth <= 180; azimuth += 15) {
            View view = View.of(azimuth, 25, BOX);
            for (int corner = 0; corner < 8; corner++) {
                double[] at =
                        view.at((corner & 1) * 2 - 1, (corner & 2) - 1, (corner & 4) / 2.0 - 1);
                assertTrue(BOX.contains(at[0], at[1]), azimuth + ": " + at[0] + ", " + at[1]);
            }
        }
    }

    /// Two triangles, one behind the other as the eye sees them; whichever row comes first, the
    /// near one is drawn last.
    @Test
    void nearFacesAreDrawnOverFarOnes() {
        for (boolean nearFirst : new boolean[] {true, false}) {
            double near = 1;
            double[] x =
                    nearFirst
                            ? new double[] {near, near, near, 0, 0, 0}
                            : new double[] {0, 0, 0, near, near, near};
            Figure figure =
                    Figure.of(
                                    Table.of("x", x)
                                            .with("y", 0, 1, 0.5, 0, 1, 0.5)
                                            .with("z", 0, 0, 1, 0, 0, 1)
                                            .with("c", x))
                            .mark("mesh", "x", "y")
                            .z("z")
                            .color("c")
                            .with("faces", List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0))
                            .with("azimuth", 0);
            List<String> said = new ArrayList<>();
            faces(figure.scene().items(), said);
            assertEquals(List.of("0", "1"), said);
        }
    }

    private static void faces(List<Item> items, List<String> said) {
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                faces(group.items(), said);
            } else if (item instanceof Item.Path path && path.meaning().role() == Role.MARK) {
                said.add(path.meaning().label());
            }
        }
    }
}
