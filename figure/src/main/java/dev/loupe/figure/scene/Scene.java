package dev.loupe.figure.scene;

import java.util.List;

/// A picture as plain shapes at places, in pixels of 1/96 inch from the top left. The same scene becomes SVG, PNG, PDF, HTML and what
/// the browser paints.
///
/// @param title       one line; empty if it has none
/// @param description what a person who cannot see it should know, in sentences
/// @param language    of its texts, as in BCP 47; empty if unknown
public record Scene(
        double width,
        double height,
        String title,
        String description,
        String language,
        Colour background,
        List<Panel> panels,
        List<Item> items) {
    public Scene {
        panels = List.copyOf(panels);
        items = List.copyOf(items);
    }
}
