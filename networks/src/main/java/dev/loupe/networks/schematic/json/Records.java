package dev.loupe.networks.schematic.json;

import dev.loupe.networks.schematic.Needs;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What can be asked of any record.
final class Records {
    private Records() {}

    static @Nullable Object value(@Nullable Object record, RecordComponent component) {
        try {
            return record == null ? null : component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static RecordComponent component(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        throw new IllegalStateException(type + " has no component " + name);
    }

    /// The record as it is where nothing is said.
    static Object standard(Class<?> type) {
        try {
            return Objects.requireNonNull(type.getMethod("standard").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a record needs.
    static List<String> needs(Class<?> type) {
        @Nullable Needs needs = type.getAnnotation(Needs.class);
        return needs == null ? List.of() : List.of(needs.value());
    }

    /// The field that may stand for the whole record, empty if none may.
    static String bare(Class<?> type) {
        @Nullable Needs needs = type.getAnnotation(Needs.class);
        return needs == null || needs.value().length > 1 || !needs.bare() ? "" : needs.value()[0];
    }

    /// An enum's constant as JSON has it.
    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
