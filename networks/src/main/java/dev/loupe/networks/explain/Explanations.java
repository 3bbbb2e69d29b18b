package dev.loupe.networks.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each operator of the families below computes. The words lie beside this class, a file a family:
///
/// ```
/// # a comment
/// Names that share the words
///   one line of English
///   one line of Chinese
/// Name = family Name        the words of another entry
/// ```
///
/// The sentences are ours; a test holds the names against the lists of the original libraries.
public final class Explanations {
    /// Families by the names of their files.
    static final List<String> FAMILIES =
            List.of(
                    "onnx",
                    "microsoft",
                    "keras",
                    "tflite",
                    "torch",
                    "tensorflow",
                    "openvino",
                    "coreml",
                    "synthesised");

    private static final Map<String, Map<String, Explanation>> ALL = all();

    private Explanations() {}

    /// What an operator computes; empty if Loupe has no words for it.
    ///
    /// @param format   as in `inspect`
    /// @param domain   the operator's, as the graph has it
    /// @param operator its plain name
    public static Optional<Explanation> of(String format, String domain, String operator) {
        String family = family(format, domain);
        Explanation found = find(family, operator);
        if (found == null && family.equals("torch")) {
            found = find(family, operator.replaceAll("(_copy|_)$", ""));
        }
        if (found == null && format.equals("tfjs")) {
            found = find("keras", operator);
        }
        return Optional.ofNullable(found);
    }

    private static @org.jspecify.annotations.Nullable Explanation find(
            String family, String operator) {
        return ALL.getOrDefault(family, Map.of()).get(operator);
    }

    private static String family(String format, String domain) {
        if (domain.equals("synthesised")) {
            return domain;
        }
        return switch (format) {
            case "onnx", "ort" ->
                    switch (domain) {
                        case "", "ai.onnx" -> "onnx";
                        case "com.microsoft", "com.microsoft.nchwc" -> "microsoft";
                        default -> "";
                    };
            case "tflite", "keras", "tensorflow", "openvino", "coreml" -> format;
            case "tfjs" -> "tensorflow";
            case "torchscript", "torch-export", "executorch" -> "torch";
            default -> "";
        };
    }

    /// Operators that a family has words for.
    static Map<String, Explanation> family(String family) {
        return ALL.getOrDefault(family, Map.of());
    }

    private static Map<String, Map<String, Explanation>> all() {
        Map<String, Map<String, Explanation>> all = new LinkedHashMap<>();
        Map<String, List<String>> shared = new LinkedHashMap<>();
        for (String family : FAMILIES) {
            all.put(family, read(family, shared));
        }
        for (int round = 0; round < 2; round++) {
            shared.forEach((family, lines) -> lines.forEach(line -> share(all, family, line)));
        }
        return all;
    }

    private static Map<String, Explanation> read(String family, Map<String, List<String>> shared) {
        Map<String, Explanation> entries = new LinkedHashMap<>();
        List<String> lines = lines(family);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.contains(" = ")) {
                shared.computeIfAbsent(family, k -> new ArrayList<>()).add(line);
                continue;
            }
            Explanation words = new Explanation(lines.get(i + 1).strip(), lines.get(i + 2).strip());
            i += 2;
            for (String name : line.split(" ")) {
                entries.put(name, words);
            }
        }
        return entries;
    }

    private static void share(
            Map<String, Map<String, Explanation>> all, String family, String line) {
        String[] sides = line.split(" = ", 2);
        String[] place = sides[1].strip().split(" ", 2);
        Explanation words = all.getOrDefault(place[0], Map.of()).get(place[1]);
        Map<String, Explanation> own = all.get(family);
        if (words != null && own != null) {
            for (String name : sides[0].split(" ")) {
                own.put(name, words);
            }
        }
    }

    static List<String> lines(String family) {
        try (InputStream in = Explanations.class.getResourceAsStream(family + ".txt")) {
            if (in == null) {
                throw new IllegalStateException(family + ".txt is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
