package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;
import java.util.stream.IntStream;

/// Heat maps ordered by likeness.
final class ClusterGallery {
    private ClusterGallery() {}

    static Figure clustermapOfWines() {
        int[] everyFourth = IntStream.range(0, 45).map(i -> 4 * i).toArray();
        return Figure.of(Samples.data("wine.csv").take(everyFourth))
                .mark("clustermap")
                .with("standardise", "columns")
                .with("linkage", "ward")
                .title("45 wines and thirteen measurements of each")
                .size(680, 620);
    }

    static Figure clustermapOfBarley() {
        return Figure.of(Samples.data("barley.csv"))
                .mark("clustermap", "site", "variety")
                .channel(Channel.VALUE, "yield")
                .title("Sites and varieties of barley by yield")
                .size(620, 460);
    }

    static Figure clustermapWithClasses() {
        int[] everyFourth = IntStream.range(0, 45).map(i -> 4 * i).toArray();
        return Figure.of(Samples.data("wine.csv").take(everyFourth))
                .mark("clustermap")
                .with("standardise", "columns")
                .with("linkage", "ward")
                .with("row-classes", List.of("cultivar"))
                .with(
                        "column-groups",
                        List.of(
                                "taste",
                                "acids",
                                "minerals",
                                "minerals",
                                "minerals",
                                "phenols",
                                "phenols",
                                "phenols",
                                "phenols",
                                "colour",
                                "colour",
                                "phenols",
                                "acids"))
                .title("Wines by cultivar, measurements by kind")
                .size(720, 620);
    }

    /// Which of three cultivars the nearest centre of two measurements says.
    static Figure tiles() {
        double[][] centres = {{13.7, 2.8, 0}, {12.3, 2.2, 1}, {13.2, 1.7, 2}};
        double[] alcohol = new double[26 * 14];
        double[] phenols = new double[alcohol.length];
        String[] cultivar = new String[alcohol.length];
        for (int i = 0; i < alcohol.length; i++) {
            alcohol[i] = (1_100 + 16 * (i % 26)) / 100.0;
            phenols[i] = 1 + i / 26 / 4.0;
            double best = Double.POSITIVE_INFINITY;
            for (double[] centre : centres) {
                double apart = Math.hypot(alcohol[i] - centre[0], phenols[i] - centre[1]);
                if (apart < best) {
                    best = apart;
                    cultivar[i] = "class " + (int) centre[2];
                }
            }
        }
        return Figure.of(
                        Table.of("alcohol", alcohol)
                                .with("phenols", phenols)
                                .with("cultivar", cultivar))
                .mark("tiles", "alcohol", "phenols")
                .color("cultivar")
                .title("The nearest of three centres")
                .size(560, 360);
    }
}
