package dev.loupe.figure.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dots parted by their colours, in the order of each colour's first dot.
final class DotsByColour {
    private DotsByColour() {}

    static List<Item.Dots> of(Item.Dots dots) {
        if (dots.fill().length == 1) {
            return List.of(dots);
        }
        Map<Integer, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < dots.x().length; i++) {
            places.computeIfAbsent(dots.fill(i), c -> new ArrayList<>()).add(i);
        }
        List<Item.Dots> parts = new ArrayList<>();
        places.forEach(
                (argb, at) -> parts.add(part(dots, at.stream().mapToInt(i -> i).toArray(), argb)));
        return parts;
    }

    private static Item.Dots part(Item.Dots dots, int[] at, int argb) {
        double[] x = new double[at.length];
        double[] y = new double[at.length];
        double[] radius = new double[dots.radius().length == 1 ? 1 : at.length];
        int[] rows = new int[dots.rows().length == 0 ? 0 : at.length];
        for (int k = 0; k < at.length; k++) {
            x[k] = dots.x()[at[k]];
            y[k] = dots.y()[at[k]];
            radius[radius.length == 1 ? 0 : k] = dots.radius(at[k]);
            if (rows.length > 0) {
                rows[k] = dots.rows()[at[k]];
            }
        }
        return new Item.Dots(
                dots.meaning(),
                dots.symbol(),
                x,
                y,
                radius,
                new int[] {argb},
                dots.stroke(),
                rows,
                dots.facts().stream()
                        .map(f -> new Item.Facts(f.name(), of(f.texts(), at)))
                        .toList());
    }

    private static String[] of(String[] texts, int[] at) {
        String[] picked = new String[at.length];
        for (int k = 0; k < at.length; k++) {
            picked[k] = texts[at[k]];
        }
        return picked;
    }
}
