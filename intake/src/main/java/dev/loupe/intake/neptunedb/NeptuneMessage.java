package dev.loupe.intake.neptunedb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.neptune.NeptuneMedia;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Messages of `ingest.v1` (neptune-api 0.24, `common.proto`); numbers of fields as its descriptors have them.
final class NeptuneMessage {
    private NeptuneMessage() {}

    /// What an attribute is given.
    sealed interface Value {
        record Real(double real) implements Value {}

        record Whole(long whole) implements Value {}

        record Flag(boolean flag) implements Value {}

        record Text(String text) implements Value {}

        record Moment(Instant moment) implements Value {}

        record Texts(List<String> texts) implements Value {}

        /// @param destination where it was to be sent
        record File(String destination) implements Value {}

        /// @param meta as the room of runs keeps it, null if it has no bins
        record Histogram(@Nullable String meta) implements Value {}
    }

    /// A run as it is begun.
    ///
    /// @param name   the experiment's, empty for none
    /// @param born   null if it is not told
    /// @param parent the id of the run it was forked from, empty for none
    record Created(String name, @Nullable Instant born, String parent, double forkStep) {}

    /// What was logged at once.
    ///
    /// @param step null if there is none
    /// @param time null if there is none
    /// @param sets texts that are added (true) to sets, or taken from them
    record Snapshot(
            @Nullable Double step,
            @Nullable Instant time,
            boolean preview,
            Map<String, Value> assigned,
            Map<String, Value> appended,
            Map<String, Map<String, Boolean>> sets) {}

    static Created created(Bytes message) {
        String name = "";
        Instant born = null;
        String parent = "";
        double forkStep = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 5 -> name = p.text();
                case 3 -> born = moment(p.bytes());
                case 2 -> {
                    parent = Proto.textOf(p.bytes(), 2);
                    for (Bytes step : Proto.all(p.bytes(), 4)) {
                        forkStep = step(step);
                    }
                }
                default -> {}
            }
        }
        return new Created(name, born, parent, forkStep);
    }

    static Snapshot snapshot(Bytes message) {
        Double step = null;
        Instant time = null;
        boolean preview = false;
        Map<String, Value> assigned = new TreeMap<>();
        Map<String, Value> appended = new TreeMap<>();
        Map<String, Map<String, Boolean>> sets = new TreeMap<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> step = step(p.bytes());
                case 2 -> time = moment(p.bytes());
                case 10 -> preview = true;
                case 4 -> put(assigned, p.bytes());
                case 8 -> put(appended, p.bytes());
                case 5 -> sets.put(Proto.textOf(p.bytes(), 1), changes(p.bytes()));
                default -> {}
            }
        }
        return new Snapshot(step, time, preview, assigned, appended, sets);
    }

    private static void put(Map<String, Value> into, Bytes entry) {
        for (Bytes value : Proto.all(entry, 2)) {
            Value plain = value(value);
            if (plain != null) {
                into.put(Proto.textOf(entry, 1), plain);
            }
        }
    }

    private static Map<String, Boolean> changes(Bytes entry) {
        Map<String, Boolean> changes = new TreeMap<>();
        for (Bytes set : Proto.all(entry, 2)) {
            for (Bytes texts : Proto.all(set, 1)) {
                for (Bytes change : Proto.all(texts, 1)) {
                    long operation = 0;
                    for (Proto p = new Proto(change); p.next(); ) {
                        operation = p.field() == 2 ? p.varint() : operation;
                    }
                    if (operation == 1 || operation == 2) {
                        changes.put(Proto.textOf(change, 1), operation == 1);
                    }
                }
            }
        }
        return changes;
    }

    private static @Nullable Value value(Bytes message) {
        Value value = null;
        for (Proto p = new Proto(message); p.next(); ) {
            value =
                    switch (p.field()) {
                        case 1 -> new Value.Real(p.f64());
                        case 3 -> new Value.Whole(p.varint());
                        case 5 -> new Value.Flag(p.flag());
                        case 6 -> new Value.Text(p.text());
                        case 8 -> new Value.Moment(moment(p.bytes()));
                        case 12 ->
                                new Value.Texts(
                                        Proto.all(p.bytes(), 1).stream().map(Bytes::text).toList());
                        case 13 -> new Value.File(Proto.textOf(p.bytes(), 1));
                        case 14 -> new Value.Histogram(histogram(p.bytes()));
                        default -> value;
                    };
        }
        return value;
    }

    /// Densities become counts: each times its bin's width.
    private static @Nullable String histogram(Bytes message) {
        List<Double> edges = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        List<Double> densities = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> p.doubles(edges);
                case 4 -> {
                    for (Proto values = p.message(); values.next(); ) {
                        values.varints(count -> counts.add((double) count));
                    }
                }
                case 5 -> {
                    for (Proto values = p.message(); values.next(); ) {
                        values.doubles(densities);
                    }
                }
                default -> {}
            }
        }
        for (int i = 0; i < densities.size() && i + 1 < edges.size(); i++) {
            counts.add(densities.get(i) * (edges.get(i + 1) - edges.get(i)));
        }
        return NeptuneMedia.histogram(array(edges), array(counts));
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double step(Bytes message) {
        long whole = 0;
        long micro = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> whole = p.varint();
                case 2 -> micro = p.varint();
                default -> {}
            }
        }
        return whole + micro / 1e6;
    }

    private static Instant moment(Bytes message) {
        long seconds = 0;
        long nanos = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> seconds = p.varint();
                case 2 -> nanos = p.varint();
                default -> {}
            }
        }
        try {
            Instant moment = Instant.ofEpochSecond(seconds, nanos);
            return Math.abs(seconds) > 1L << 40 ? Instant.EPOCH : moment;
        } catch (DateTimeException | ArithmeticException far) {
            return Instant.EPOCH;
        }
    }
}
