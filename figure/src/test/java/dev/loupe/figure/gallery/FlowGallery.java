package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// Links, paths and spans.
final class FlowGallery {
    private FlowGallery() {}

    static Figure sankey() {
        return Figure.of(FlowSamples.steps(FlowSamples.cars(), "origin", "engine", "use"))
                .mark("sankey")
                .channel(Channel.SOURCE, "from")
                .channel(Channel.TARGET, "to")
                .title("Where cars came from, and what they drank")
                .subtitle("398 models, 1970 to 1982")
                .size(680, 380);
    }

    static Figure sankeyOfMedals() {
        return Figure.of(Samples.data("medals.csv"))
                .mark("sankey")
                .channel(Channel.SOURCE, "nation")
                .channel(Channel.TARGET, "medal")
                .channel(Channel.VALUE, "count")
                .color("medal")
                .scale(Channel.COLOR, s -> s.colours(List.of("#b58900", "#8a929e", "#a0522d")))
                .size(480, 300);
    }

    static Figure sankeyWithCycles() {
        return Figure.of(FlowSamples.changesOfWeather())
                .mark("sankey")
                .channel(Channel.SOURCE, "today")
                .channel(Channel.TARGET, "tomorrow")
                .title("What weather in Seattle changes to, from one day to the next")
                .size(640, 420);
    }

    static Figure gantt() {
        return Figure.of(Samples.data("java-releases.csv"))
                .mark("gantt")
                .y("version")
                .channel(Channel.START, "released")
                .channel(Channel.END, "until")
                .color("kind")
                .title("Java releases and how long Oracle supports them")
                .subtitle("Premier support for long-term releases")
                .labelY("")
                .size(720, 440);
    }

    static Figure ganttInLanes() {
        return Figure.of(FlowSamples.releases())
                .mark("gantt")
                .y("kind")
                .channel(Channel.START, "released")
                .channel(Channel.END, "until")
                .channel(Channel.TEXT, "name")
                .color("kind")
                .size(720, 240);
    }
}
