package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Alexnet.Layer;
import dev.loupe.networks.schematic.Alexnet.Vector;
import dev.loupe.networks.schematic.draw.Solids.Solid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// Boxes in space as a scene, the furthest first.
final class AlexnetScene {
    private final Alexnet alexnet;
    private final Board board;
    private final Camera camera;
    private final List<Solid> solids;
    private final @Nullable Stroke border;

    private AlexnetScene(Alexnet alexnet, Theme theme) {
        this.alexnet = alexnet;
        board = new Board(alexnet.sheet(), theme);
        camera = new Camera(alexnet.view());
        solids = Solids.of(alexnet, camera);
        Alexnet.Paint paint = alexnet.paint();
        border =
                paint.borderWidth() == 0
                        ? null
                        : new Stroke(Board.or(paint.border(), theme.ink3()), paint.borderWidth());
    }

    static Scene of(Alexnet alexnet, Theme theme) {
        AlexnetScene scene = new AlexnetScene(alexnet, theme);
        int n = scene.solids.size();
        if (scene.camera.endIsBehind()) {
            for (int i = n - 1; i >= 0; i--) {
                scene.bridge(i);
                scene.solid(i);
            }
        } else {
            for (int i = 0; i < n; i++) {
                scene.solid(i);
                scene.bridge(i);
            }
        }
        new SolidLabels(alexnet, scene.board, scene.camera, scene.solids).draw();
        String layers =
                alexnet.layers().stream().map(Solids::size).collect(Collectors.joining(", "));
        return scene.board.scene(
                "Convolutional network",
                "Layers as height × width × channels, input first: " + layers + ".");
    }

    private void solid(int place) {
        Solid solid = solids.get(place);
        Layer layer = solid.layer();
        Colour fill = Board.or(layer.fill(), Board.or(alexnet.paint().box(), board.theme.mute()));
        solid.box()
                .draw(
                        board,
                        camera,
                        Meaning.of(Role.MARK, Solids.size(layer)),
                        fill.fade(alexnet.paint().opacity()),
                        border);
        if (solid.filter() != null) {
            Colour inside =
                    Board.or(alexnet.paint().filter(), board.theme.series().get(4))
                            .fade(alexnet.paint().filterOpacity());
            solid.filter()
                    .draw(board, camera, Meaning.of(Role.ANNOTATION, "filter"), inside, border);
        }
    }

    /// What leads from a layer to the next: a pyramid from a filter to the one place that it makes, or lines to all of a vector.
    private void bridge(int place) {
        if (place == solids.size() - 1) {
            return;
        }
        Solid from = solids.get(place);
        Solid to = solids.get(place + 1);
        Cuboid filter = from.filter();
        if (filter != null && !(to.layer() instanceof Vector)) {
            double[] tip = {
                to.box().low()[0],
                within(filter, from.box(), to.box(), 1),
                within(filter, from.box(), to.box(), 2)
            };
            pyramid(filter, tip);
            return;
        }
        if (to.layer() instanceof Vector && border != null) {
            Cuboid seen = filter == null ? from.box() : filter;
            for (boolean up : new boolean[] {true, false}) {
                board.path(
                        Meaning.NONE,
                        new Outline.Builder(2)
                                .move(seen.x(camera, true, true), seen.y(camera, true, up, true))
                                .line(
                                        to.box().x(camera, false, true),
                                        to.box().y(camera, false, up, true))
                                .build(),
                        null,
                        border);
            }
        }
    }

    /// The place in the next box that lies as the filter's middle in its own.
    private static double within(Cuboid filter, Cuboid own, Cuboid next, int axis) {
        double middle = (filter.low()[axis] + filter.high()[axis]) / 2;
        double share = (middle - own.low()[axis]) / (own.high()[axis] - own.low()[axis]);
        return next.low()[axis] + share * (next.high()[axis] - next.low()[axis]);
    }

    private void pyramid(Cuboid filter, double[] tip) {
        Colour fill =
                Board.or(alexnet.paint().pyramid(), board.theme.series().get(5))
                        .fade(alexnet.paint().filterOpacity());
        double x = camera.x(tip[0], tip[2]);
        double y = camera.y(tip[0], tip[1], tip[2]);
        boolean[][] ring = {{true, true}, {true, false}, {false, false}, {false, true}};
        for (int i = 0; i < 4; i++) {
            boolean[] a = ring[i];
            boolean[] b = ring[(i + 1) % 4];
            board.path(
                    Meaning.NONE,
                    new Outline.Builder(4)
                            .move(filter.x(camera, true, a[1]), filter.y(camera, true, a[0], a[1]))
                            .line(filter.x(camera, true, b[1]), filter.y(camera, true, b[0], b[1]))
                            .line(x, y)
                            .close()
                            .build(),
                    fill,
                    border == null ? null : new Stroke(border.colour(), border.width() / 2));
        }
    }
}
