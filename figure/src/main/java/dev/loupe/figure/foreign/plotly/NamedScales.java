package dev.loupe.figure.foreign.plotly;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The colour scales that Plotly knows by name. Places are said where they are not even.
///
/// Source: plotly.js' `src/components/colorscale/scales.js`, version 3.7.0.
final class NamedScales {
    private static final Map<String, List<Stop>> SCALES =
            read(
                    """
                    greys #000000 #ffffff
                    ylgnbu #081d58 #253494 #225ea8 #1d91c0 #41b6c4 #7fcdbb #c7e9b4 #edf8d9 \
                    #ffffd9
                    greens #00441b #006d2c #238b45 #41ab5d #74c476 #a1d99b #c7e9c0 #e5f5e0 \
                    #f7fcf5
                    ylorrd #800026 #bd0026 #e31a1c #fc4e2a #fd8d3c #feb24c #fed976 #ffeda0 \
                    #ffffcc
                    bluered #0000ff #ff0000
                    rdbu 0 #050aac 0.35 #6a89f7 0.5 #bebebe 0.6 #dcaa84 0.7 #e6915a 1 #b20a1c
                    reds 0 #dcdcdc 0.2 #f5c39d 0.4 #f5a069 1 #b20a1c
                    blues 0 #050aac 0.35 #283cbe 0.5 #4664f5 0.6 #5a78f5 0.7 #6a89f7 1 #dcdcdc
                    picnic #0000ff #3399ff #66ccff #99ccff #ccccff #ffffff #ffccff #ff99ff \
                    #ff66cc #ff6666 #ff0000
                    rainbow #96005a #0000c8 #0019ff #0098ff #2cff96 #97ff00 #ffea00 #ff6f00 \
                    #ff0000
                    portland #0c3383 #0a88ba #f2d338 #f28f38 #d91e1e
                    jet 0 #000083 0.125 #003caa 0.375 #05ffff 0.625 #ffff00 0.875 #fa0000 1 \
                    #800000
                    hot 0 #000000 0.3 #e60000 0.6 #ffd200 1 #ffffff
                    blackbody 0 #000000 0.2 #e60000 0.4 #e6d200 0.7 #ffffff 1 #a0c8ff
                    earth 0 #000082 0.1 #00b4b4 0.2 #28d228 0.4 #e6e632 0.6 #784614 1 #ffffff
                    electric 0 #000000 0.15 #1e0064 0.4 #780064 0.6 #a05a00 0.8 #e6c800 1 \
                    #fffadc
                    viridis #440154 #48186a #472d7b #424086 #3b528b #33638d #2c728e #26828e \
                    #21918c #1fa088 #28ae80 #3fbc73 #5ec962 #84d44b #addc30 #d8e219 #fde725
                    cividis #00204c #002a66 #00346e #273f6c #3c4a6b #4c556b #5b5f6d #686a70 \
                    #757575 #838178 #928c78 #a19876 #b0a572 #c0b16d #d1bf66 #e1cc5c #f3db4f \
                    #ffe945
                    """);

    private NamedScales() {}

    /// A colour at a place from 0 to 1.
    record Stop(double at, String hex) {}

    /// @return null if Plotly has no scale of this name
    static @Nullable List<Stop> of(String name) {
        return SCALES.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, List<Stop>> read(String text) {
        Map<String, List<Stop>> scales = new HashMap<>();
        for (String line : text.strip().split("\n")) {
            String[] words = line.strip().split(" +");
            boolean even = words[1].startsWith("#");
            List<Stop> stops = new ArrayList<>();
            for (int i = 1; i < words.length; i += even ? 1 : 2) {
                double at = even ? (i - 1) / (words.length - 2.0) : Double.parseDouble(words[i]);
                stops.add(new Stop(at, even ? words[i] : words[i + 1]));
            }
            scales.put(words[0], stops);
        }
        return scales;
    }
}
