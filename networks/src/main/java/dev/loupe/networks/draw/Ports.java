package dev.loupe.networks.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Inputs or outputs that are drawn as one box: one, or where there are many, those whose names differ in numbers alone (`past.*.key`), and at last all others (`…`).
record Ports(String name, List<Integer> values) {
    /// More inputs or outputs than this are gathered by their names without numbers; more of such families, from the last one seen by itself on.
    private static final int MOST = 8;

    private static final String REST = "…";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// In the order in which the first of each comes.
    ///
    /// @param name   of each value
    /// @param gather whether there may be boxes of several
    static List<Ports> of(List<Integer> values, IntFunction<String> name, boolean gather) {
        if (!gather || values.size() <= MOST) {
            return values.stream()
                    .distinct()
                    .map(v -> new Ports(name.apply(v), List.of(v)))
                    .toList();
        }
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int value : values.stream().distinct().toList()) {
            String family = NUMBER.matcher(name.apply(value)).replaceAll("*");
            families.computeIfAbsent(family, k -> new ArrayList<>()).add(value);
        }
        List<Ports> ports = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (List<Integer> family : families.values()) {
            if (families.size() > MOST && ports.size() == MOST - 1) {
                rest.addAll(family);
            } else {
                ports.add(new Ports(common(family.stream().map(name::apply).toList()), family));
            }
        }
        if (!rest.isEmpty()) {
            ports.add(new Ports(REST, rest));
        }
        return ports;
    }

    /// The name that all have, with `*` for numbers that differ.
    private static String common(List<String> names) {
        List<List<String>> numbers =
                names.stream()
                        .map(n -> NUMBER.matcher(n).results().map(m -> m.group()).toList())
                        .toList();
        StringBuilder common = new StringBuilder();
        Matcher matcher = NUMBER.matcher(names.getFirst());
        for (int k = 0; matcher.find(); k++) {
            int at = k;
            String number = matcher.group();
            boolean same = numbers.stream().allMatch(n -> n.get(at).equals(number));
            matcher.appendReplacement(common, same ? number : "*");
        }
        return matcher.appendTail(common).toString();
    }

    /// Whether all are of one kind.
    boolean alike() {
        return !name.equals(REST) || values.size() == 1;
    }
}
