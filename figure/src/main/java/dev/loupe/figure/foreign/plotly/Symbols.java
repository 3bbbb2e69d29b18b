package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.LayerSpec;

import tools.jackson.databind.JsonNode;

/// Plotly's symbols of markers, by name or number, as Loupe's.
///
/// Source: plotly.js' `SYMBOLDEFS`: numbers below 100 are filled, 100 more is `-open`, 200 more `-dot`.
final class Symbols {
    private static final String[] NUMBERED = {
        "circle",
        "square",
        "diamond",
        "cross",
        "x",
        "triangle-up",
        "triangle-down",
        "triangle-left",
        "triangle-right"
    };

    private Symbols() {}

    /// The layer of dots with this symbol; a symbol that Loupe has not is named, and dots stay circles.
    static LayerSpec of(LayerSpec layer, JsonNode symbol, Carrier carrier) {
        if (symbol.isMissingNode() || symbol.isNull()) {
            return layer;
        }
        if (symbol.isArray()) {
            carrier.lost("A symbol for each dot");
            return layer;
        }
        int number = symbol.isNumber() ? symbol.asInt() : -1;
        boolean known = number >= 0 && number % 100 < NUMBERED.length;
        String said =
                known
                        ? NUMBERED[number % 100] + (number / 100 % 2 == 1 ? "-open" : "")
                        : symbol.isNumber() ? Integer.toString(number) : symbol.asString("");
        String plain = said.replace("-open", "").replace("-dot", "");
        String name =
                switch (plain) {
                    case "circle", "square", "diamond", "star", "triangle-down" -> plain;
                    case "triangle-up" -> "triangle";
                    case "cross", "cross-thin" -> "plus";
                    case "x", "x-thin" -> "cross";
                    default -> "";
                };
        LayerSpec with =
                name.equals("circle")
                        ? layer
                        : carrier.option(layer, "symbol", name, "The symbol \"" + said + "\"");
        return said.contains("-open")
                ? carrier.option(with, "hollow", true, "The symbol \"" + said + "\"")
                : with;
    }
}
