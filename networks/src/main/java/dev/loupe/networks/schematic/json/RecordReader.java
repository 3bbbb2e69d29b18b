package dev.loupe.networks.schematic.json;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.json.Part;
import dev.loupe.figure.scene.Colour;
import dev.loupe.networks.schematic.Misfit;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads records from JSON by their components: what is left out is as in `standard()`, what is not known or out of range is one sentence with its place.
final class RecordReader {
    private RecordReader() {}

    /// @param also fields that are read elsewhere
    static <T> T read(Class<T> type, Part json, T standard, Set<String> also) {
        RecordComponent[] components = type.getRecordComponents();
        Set<String> known = new LinkedHashSet<>(also);
        for (RecordComponent component : components) {
            if (Inlined.here(component)) {
                Inlined.names(component).forEach(known::add);
            } else {
                known.add(component.getName());
            }
        }
        json.only(known);
        Records.needs(type).forEach(json::at);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String name = component.getName();
            Object usual = Records.value(standard, component);
            if (Inlined.here(component)) {
                values[i] = part(component.getType(), json, usual);
            } else if (json.has(name)) {
                values[i] = value(component.getGenericType(), json.at(name), usual);
            } else {
                values[i] = usual;
            }
        }
        return made(type, components, values, json);
    }

    /// A record of which only some fields are here; the others belong to the record around it.
    private static <T> T part(Class<T> type, Part json, @Nullable Object standard) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object usual = Records.value(standard, components[i]);
            String name = components[i].getName();
            values[i] =
                    json.has(name)
                            ? value(components[i].getGenericType(), json.at(name), usual)
                            : usual;
        }
        return made(type, components, values, json);
    }

    private static @Nullable Object value(Type type, Part json, @Nullable Object usual) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            List<Object> all = new ArrayList<>();
            for (Part item : json.items()) {
                @Nullable Object one = value(element, item, null);
                if (one != null) {
                    all.add(one);
                }
            }
            return all;
        }
        Class<?> kind = (Class<?>) type;
        if (kind == int.class) {
            return json.count();
        }
        if (kind == double.class) {
            return json.number();
        }
        if (kind == boolean.class) {
            return json.flag();
        }
        if (kind == String.class) {
            return json.text();
        }
        if (kind == Colour.class) {
            return colour(json);
        }
        if (kind.isEnum()) {
            List<String> words = Arrays.stream(kind.getEnumConstants()).map(Records::word).toList();
            return kind.getEnumConstants()[words.indexOf(json.word(words))];
        }
        if (kind == double[].class) {
            return json.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        }
        if (kind == double[][].class) {
            return json.items().stream()
                    .map(p -> (double[]) value(double[].class, p, null))
                    .toArray(double[][]::new);
        }
        if (kind == double[][][].class) {
            return json.items().stream()
                    .map(p -> (double[][]) value(double[][].class, p, null))
                    .toArray(double[][][]::new);
        }
        if (kind.isSealed()) {
            return oneOf(kind, json);
        }
        return bareOrWhole(kind, json, usual);
    }

    private static Object oneOf(Class<?> kind, Part json) {
        List<String> kinds = new ArrayList<>();
        for (Class<?> one : kind.getPermittedSubclasses()) {
            String first = Records.needs(one).getFirst();
            String bare = Records.bare(one);
            if (!bare.isEmpty() && fits(Records.component(one, bare).getType(), json)
                    || json.object() && json.has(first)) {
                return bareOrWhole(one, json, null);
            }
            kinds.add(first);
        }
        String all = String.join(", ", kinds);
        if (!json.object()) {
            throw json.wrong("an object with one of the fields " + all);
        }
        String near =
                json.names().stream()
                        .findFirst()
                        .map(n -> "; the nearest to " + n + " is " + Nearest.of(n, kinds))
                        .orElse("");
        throw json.mistake("one of the fields " + all + " must tell what it is" + near);
    }

    /// A bare value stands for the first field that a record needs.
    private static Object bareOrWhole(Class<?> kind, Part json, @Nullable Object usual) {
        String bare = Records.bare(kind);
        Object standard = usual == null ? Records.standard(kind) : usual;
        if (!bare.isEmpty() && !json.object()) {
            RecordComponent[] components = kind.getRecordComponents();
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] =
                        components[i].getName().equals(bare)
                                ? value(components[i].getGenericType(), json, null)
                                : Records.value(standard, components[i]);
            }
            return made(kind, components, values, json);
        }
        return whole(kind, json, standard);
    }

    private static <T> Object whole(Class<T> kind, Part json, Object standard) {
        return read(kind, json, kind.cast(standard), Set.of());
    }

    private static boolean fits(Class<?> type, Part json) {
        return type == String.class && json.node().isString()
                || type == int.class && json.node().isNumber();
    }

    private static Colour colour(Part json) {
        String text = json.text();
        if (text.equals("none")) {
            return Colour.NONE;
        }
        @Nullable String hex = CssColours.hex(text);
        if (hex == null) {
            throw json.wrong("a colour (#rgb, #rrggbb, #rrggbbaa, a CSS name, or none)");
        }
        return Colour.of(hex);
    }

    private static <T> T made(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values, Part json) {
        try {
            Constructor<T> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Misfit misfit) {
                String path =
                        json.path().isEmpty() ? misfit.field() : json.path() + "." + misfit.field();
                throw new IllegalArgumentException("At " + path + ": " + misfit.why() + ".", e);
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
