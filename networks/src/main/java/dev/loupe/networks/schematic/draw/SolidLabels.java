package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Alexnet.Vector;
import dev.loupe.networks.schematic.Alexnet.Volume;
import dev.loupe.networks.schematic.draw.Solids.Solid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is written about boxes in space: captions in rows below them, and numbers at edges where they have room.
final class SolidLabels {
    private final Alexnet alexnet;
    private final Board board;
    private final Camera camera;
    private final List<Solid> solids;
    private final List<Box> taken = new ArrayList<>();

    SolidLabels(Alexnet alexnet, Board board, Camera camera, List<Solid> solids) {
        this.alexnet = alexnet;
        this.board = board;
        this.camera = camera;
        this.solids = solids;
    }

    void draw() {
        double lowest = Double.NEGATIVE_INFINITY;
        for (Solid solid : solids) {
            lowest = Math.max(lowest, solid.box().covered(camera).bottom());
            if (alexnet.dimensions()) {
                edges(solid);
            }
            if (alexnet.filterDimensions()
                    && solid.layer() instanceof Volume volume
                    && volume.filter() != null
                    && solid.filter() != null) {
                Box filter = solid.filter().covered(camera);
                String words = volume.filter().height() + "×" + volume.filter().across();
                double gap = 0.5 * board.size();
                place(
                        words,
                        new double[][] {
                            {filter.centreX(), filter.y() - gap},
                            {filter.centreX(), filter.bottom() + gap + Board.ASCENT * board.size()}
                        },
                        Anchor.MIDDLE);
            }
        }
        for (Box box : taken) {
            lowest = Math.max(lowest, box.bottom());
        }
        captions(lowest);
    }

    private void edges(Solid solid) {
        Cuboid box = solid.box();
        double gap = 0.4 * board.size();
        double rise = Board.ASCENT * board.size();
        boolean near = !camera.endIsBehind();
        if (solid.layer() instanceof Vector vector) {
            Box covered = box.covered(camera);
            place(
                    number(vector.dense()),
                    new double[][] {
                        {covered.centreX(), covered.y() - gap},
                        {covered.centreX(), covered.bottom() + gap + rise}
                    },
                    Anchor.MIDDLE);
            return;
        }
        if (!(solid.layer() instanceof Volume volume)) {
            return;
        }
        double leftX = box.x(camera, false, near);
        double middle = (box.y(camera, false, true, near) + box.y(camera, false, false, near)) / 2;
        place(
                number(volume.height()),
                new double[][] {{leftX - gap, middle + 0.36 * board.size()}},
                Anchor.END);
        double width = (box.x(camera, false, false) + box.x(camera, false, true)) / 2;
        double under = (box.y(camera, false, false, false) + box.y(camera, false, false, true)) / 2;
        place(
                number(volume.across()),
                new double[][] {{width - gap, under + gap + rise}},
                camera.endIsBehind() ? Anchor.END : Anchor.START);
        double depth = (box.x(camera, false, true) + box.x(camera, true, true)) / 2;
        place(
                number(volume.depth()),
                new double[][] {
                    {
                        depth,
                        Math.max(
                                        box.y(camera, false, false, true),
                                        box.y(camera, true, false, true))
                                + gap
                                + rise
                    },
                    {
                        depth,
                        Math.min(
                                        box.y(camera, false, true, false),
                                        box.y(camera, true, true, false))
                                - gap
                    }
                },
                Anchor.MIDDLE);
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// Writes at the first place that is free, else not at all.
    private void place(String words, double[][] places, Anchor anchor) {
        for (double[] at : places) {
            Box box = board.textBox(at[0], at[1], words, board.size(), 400, anchor);
            if (taken.stream().noneMatch(box::overlaps)) {
                taken.add(box);
                board.text(at[0], at[1], words, board.size(), 400, anchor, board.ink());
                return;
            }
        }
    }

    private void captions(double lowest) {
        int n = solids.size();
        double[] at = new double[n];
        double[] from = new double[n];
        double[] to = new double[n];
        int most = 0;
        for (int i = 0; i < n; i++) {
            at[i] = solids.get(i).box().covered(camera).centreX();
            double half = 0;
            for (String line : solids.get(i).lines()) {
                half = Math.max(half, Typeface.width(line, board.size(), 400) / 2);
            }
            from[i] = at[i] - half;
            to[i] = at[i] + half;
            most = Math.max(most, solids.get(i).lines().size());
        }
        int[] rows = Rows.of(from, to, 8);
        double line = 1.35 * board.size();
        for (int i = 0; i < n; i++) {
            List<String> lines = solids.get(i).lines();
            double top = lowest + board.size() * 0.9 + rows[i] * (most * line + 4);
            double foot = solids.get(i).box().covered(camera).bottom();
            if (!lines.isEmpty() && top - foot > 1.6 * board.size()) {
                board.path(
                        Meaning.NONE,
                        new Outline.Builder(2).move(at[i], foot + 3).line(at[i], top - 1).build(),
                        null,
                        new Stroke(board.theme.edge(), 0.75));
            }
            for (int l = 0; l < lines.size(); l++) {
                board.text(
                        at[i],
                        top + l * line + board.size(),
                        lines.get(l),
                        board.size(),
                        lines.size() > 1 && l == 0 ? 500 : 400,
                        Anchor.MIDDLE,
                        lines.size() > 1 && l > 0 ? board.weakInk() : board.ink());
            }
        }
    }
}
