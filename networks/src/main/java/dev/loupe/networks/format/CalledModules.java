package dev.loupe.networks.format;

import java.util.ArrayList;
import java.util.List;

/// The modules that PyTorch was in when it made an operator, as exporters name them: `encoder`, `encoder.layer.0`, `encoder.layer.0.attention`.
public final class CalledModules {
    private CalledModules() {}

    /// The scope of the operator. A number has no meaning by itself: it stays with the word before it (`encoder/layer.0/attention`), also where the word is a module that was called (`features/features.0`).
    ///
    /// @param called names from the root, outermost first; empty ones are the root
    /// @return parts joined by `/`; of a module that does not lie in the one that called it, its own whole name
    public static String scope(List<String> called) {
        List<String> parts = new ArrayList<>();
        String outer = "";
        for (String name : called) {
            if (name.isEmpty() || name.equals(outer)) {
                continue;
            }
            boolean inside = outer.isEmpty() || name.startsWith(outer + ".");
            if (!inside) {
                parts.clear();
            }
            int from = parts.isEmpty() ? 0 : outer.length() + 1;
            for (String part : name.substring(from).split("\\.(?!\\d+(?:\\.|$))")) {
                String word = number(part) && !parts.isEmpty() ? parts.getLast() + "." : "";
                parts.add(word + part);
            }
            outer = name;
        }
        return String.join("/", parts);
    }

    private static boolean number(String part) {
        return part.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }
}
