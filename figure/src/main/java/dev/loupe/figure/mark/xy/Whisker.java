package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.CategoryPlaces;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;

/// An error bar.
///
/// @param centre   pixel along the categories
/// @param low,high pixels along the values
public record Whisker(Turned turned, double centre, double low, double high) {

    /// @param low,high data
    public static Whisker of(CategoryPlaces places, double centre, double low, double high) {
        return new Whisker(places.turned(), centre, places.value(low), places.value(high));
    }

    /// Nothing where it has no place.
    ///
    /// @param cap pixels of the stroke across each end; 0 for none
    public void draw(double cap, Colour colour, double width, Sketch sketch) {
        if (!Double.isFinite(centre + low + high)) {
            return;
        }
        Turned.Pen pen = turned.pen().move(centre, low).line(centre, high);
        if (cap > 0) {
            pen.move(centre - cap / 2, low).line(centre + cap / 2, low);
            pen.move(centre - cap / 2, high).line(centre + cap / 2, high);
        }
        sketch.stroke(Meaning.NONE, pen.build(), new Stroke(colour, width));
    }
}
