package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

/// The floor and the two walls behind the data, with lines at the ticks.
record BoxWalls(View view, Theme theme) {
    void draw(BoxTicks ticks, Sketch sketch) {
        double backX = view.backX();
        double backY = view.backY();
        Stroke hair = new Stroke(theme.grid(), 1);
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    wall(grid, new double[][] {{-1, -1, -1}, {1, -1, -1}, {1, 1, -1}, {-1, 1, -1}});
                    wall(
                            grid,
                            new double[][] {
                                {backX, -1, -1}, {backX, 1, -1}, {backX, 1, 1}, {backX, -1, 1}
                            });
                    wall(
                            grid,
                            new double[][] {
                                {-1, backY, -1}, {1, backY, -1}, {1, backY, 1}, {-1, backY, 1}
                            });
                    for (Cube.Notch notch : ticks.x()) {
                        double at = notch.at();
                        bend(grid, hair, at, -backY, -1, at, backY, -1, at, backY, 1);
                    }
                    for (Cube.Notch notch : ticks.y()) {
                        double at = notch.at();
                        bend(grid, hair, -backX, at, -1, backX, at, -1, backX, at, 1);
                    }
                    for (Cube.Notch notch : ticks.z()) {
                        double at = notch.at();
                        bend(grid, hair, backX, -backY, at, backX, backY, at, -backX, backY, at);
                    }
                });
    }

    private void wall(Sketch grid, double[][] corners) {
        Outline.Builder pen = new Outline.Builder();
        for (int i = 0; i < corners.length; i++) {
            double[] at = view.at(corners[i][0], corners[i][1], corners[i][2]);
            if (i == 0) {
                pen.move(at[0], at[1]);
            } else {
                pen.line(at[0], at[1]);
            }
        }
        grid.path(
                Meaning.of(Role.GRID),
                pen.close().build(),
                theme.well().fade(0.45),
                new Stroke(theme.edge(), 1));
    }

    private void bend(Sketch grid, Stroke stroke, double... places) {
        Outline.Builder pen = new Outline.Builder();
        for (int i = 0; i < places.length; i += 3) {
            double[] at = view.at(places[i], places[i + 1], places[i + 2]);
            if (i == 0) {
                pen.move(at[0], at[1]);
            } else {
                pen.line(at[0], at[1]);
            }
        }
        grid.stroke(Meaning.of(Role.GRID), pen.build(), stroke);
    }
}
