package dev.loupe.networks.schematic.json;

import dev.loupe.networks.schematic.Sheet;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;

/// What all styles have in common stands among a style's own fields.
final class Inlined {
    private Inlined() {}

    static boolean here(RecordComponent component) {
        return component.getType() == Sheet.class;
    }

    static Stream<String> names(RecordComponent component) {
        return Arrays.stream(component.getType().getRecordComponents())
                .map(RecordComponent::getName);
    }
}
