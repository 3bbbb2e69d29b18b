package dev.loupe.figure.json;

import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

import java.util.List;
import java.util.stream.Collectors;

/// The page of all marks, made from their signatures.
final class MarkTables {
    private MarkTables() {}

    static String text() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Marks

                        Made from the marks' signatures by `tools/gallery --accept`. What is in **bold** a mark cannot do without. All marks take the channel `facet`, and the options
                        `paint` (one colour for the whole layer, as `#rrggbb`), `opacity` (0 to 1) and `axis` (`left`, or `right` for a y axis of its own).

                        """);
        for (Signature mark : Marks.signatures()) {
            page.append("## ").append(mark.name()).append("\n\n");
            page.append(sentence(mark.purpose())).append("\n\n");
            page.append("Channels: ").append(channels(mark)).append(".\n\n");
            List<OptionSpec> own =
                    mark.options().stream().filter(o -> !Signature.common(o.name())).toList();
            if (!own.isEmpty()) {
                page.append("| option | may be | usually | meaning |\n|---|---|---|---|\n");
                own.forEach(option -> page.append(row(option)));
                page.append('\n');
            }
        }
        return page.toString().strip() + "\n";
    }

    private static String row(OptionSpec option) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        option.name(),
                        option.expected().replace("|", "\\|"),
                        option.standard().isEmpty() ? "as the data ask" : option.standard(),
                        option.purpose().replace("|", "\\|"));
    }

    private static String channels(Signature mark) {
        List<String> needs = mark.needs().stream().map(Channel::word).toList();
        return LayerReader.channels(mark).stream()
                .filter(c -> !c.equals("facet"))
                .map(c -> needs.contains(c) ? "**" + c + "**" : c)
                .collect(Collectors.joining(", "));
    }

    private static String sentence(String purpose) {
        return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
    }
}
