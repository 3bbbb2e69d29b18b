package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;

/// Dots, lines, areas and bars.
final class XyGallery {
    private XyGallery() {}

    static Figure scatterByClass() {
        return Figure.of(Samples.penguins())
                .point("bill_length_mm", "bill_depth_mm")
                .color("species")
                .title("Bills of penguins")
                .subtitle("Palmer archipelago, 2007 to 2009");
    }

    static Figure bubbles() {
        return Figure.of(Samples.penguins())
                .point("bill_length_mm", "bill_depth_mm")
                .color("body_mass_g")
                .size("flipper_length_mm");
    }

    static Figure scatterFacets() {
        return scatterByClass().facet("species");
    }
}
