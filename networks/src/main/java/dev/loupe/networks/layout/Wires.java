package dev.loupe.networks.layout;

/// What is laid out: boxes and directed edges between them.
///
/// @param width,height `[n]` pixels; across the layers and along them
/// @param from,to      `[m]` indices of boxes; cycles and loops may be there
/// @param strand       `[m]` edges that carry the same thing out of one box have the same number and run together
/// @param leave,enter  `[m]` how far from the middle of its box each edge leaves and enters, across
/// @param first,last   `[n]` boxes that lie before and behind all others: where things come in and go out
public record Wires(
        double[] width,
        double[] height,
        int[] from,
        int[] to,
        int[] strand,
        double[] leave,
        double[] enter,
        boolean[] first,
        boolean[] last) {
    public int boxes() {
        return width.length;
    }

    public int edges() {
        return from.length;
    }
}
