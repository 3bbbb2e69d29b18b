package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Feature;

/// A feature of a map.
///
/// @param name as rows call it
/// @param row  that speaks of it; −1 if none does
record Region(Feature feature, String name, int row) {}
