package dev.loupe.figure.mark.geo;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks on maps.
public final class GeoMarks {
    public static final List<Mark> ALL =
            List.of(new ChoroplethMark(), new GeoPointMark(), new GeoLineMark());

    private GeoMarks() {}
}
