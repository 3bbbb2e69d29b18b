package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.spec.Channel;

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
}
