package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Scene;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A panel in space carries what lies in it, so that a reader can walk around it.
final class CubeJsonTest {
    private static Cube cube(String mark) {
        Scene scene =
                Figure.of(
                                Table.of("x", new double[] {0, 1, 0, 1})
                                        .with("y", new double[] {0, 0, 2, 2})
                                        .with("z", new double[] {5, 6, 7, 9}))
                        .mark(mark, "x", "y")
                        .z("z")
                        .scene();
        Cube drawn = scene.panels().getFirst().cube();
        Cube read = SceneJson.read(SceneJson.write(scene)).panels().getFirst().cube();
        assertNotNull(drawn);
        assertNotNull(read);
        assertEquals(List.of("x", "y", "z"), read.axes().stream().map(Cube.Side::name).toList());
        assertEquals(
                List.of("5", "6", "7", "8", "9"),
                read.axes().get(2).notches().stream().map(Cube.Notch::label).toList());
        assertEquals(drawn.inks(), read.inks());
        assertEquals(drawn.solids().size(), read.solids().size());
        return read;
    }

    @Test
    void aSurfaceIsItsFaces() {
        Cube.Faces faces = assertInstanceOf(Cube.Faces.class, cube("surface").solids().getFirst());
        assertArrayEquals(
                new double[] {-1, -1, -1, 1, -1, -0.5, -1, 1, 0, 1, 1, 1}, faces.places(), 1e-3);
        assertEquals(4, faces.sides());
        assertEquals(1, faces.fill().length);
    }

    @Test
    void dotsAndLinesKeepTheirPlaces() {
        Cube.Dots dots = assertInstanceOf(Cube.Dots.class, cube("scatter3d").solids().getFirst());
        assertArrayEquals(
                new double[] {-1, -1, -1, 1, -1, -0.5, -1, 1, 0, 1, 1, 1}, dots.places(), 1e-3);
        Cube.Line line = assertInstanceOf(Cube.Line.class, cube("line3d").solids().getFirst());
        assertEquals(12, line.places().length);
    }
}
