package dev.loupe.runs.store;

import java.util.concurrent.ThreadLocalRandom;

/// Names for runs whose author gave none: an adjective, a noun of optics or weather, a number.
final class RunNames {
    private static final String[] ADJECTIVES = {
        "amber", "ample", "brisk", "calm", "clear", "clever", "crisp", "daring", "deft", "eager",
        "even", "fair", "fleet", "fond", "frank", "gentle", "glad", "grand", "keen", "kind",
        "level", "light", "lively", "lucid", "mellow", "merry", "mild", "nimble", "noble",
        "patient", "plain", "polite", "quick", "quiet", "rapid", "ready", "serene", "sharp",
        "silent", "sober", "steady", "still", "stout", "subtle", "swift", "tidy", "vivid", "warm",
        "wise", "witty"
    };
    private static final String[] NOUNS = {
        "aperture",
        "aurora",
        "beacon",
        "beam",
        "breeze",
        "brook",
        "candle",
        "cloud",
        "comet",
        "crystal",
        "dawn",
        "dusk",
        "ember",
        "facet",
        "fjord",
        "flare",
        "focus",
        "frost",
        "glacier",
        "glass",
        "gleam",
        "halo",
        "harbour",
        "haze",
        "horizon",
        "iris",
        "lagoon",
        "lantern",
        "lens",
        "meadow",
        "mirror",
        "mist",
        "moon",
        "nebula",
        "ocean",
        "orbit",
        "pearl",
        "pixel",
        "prism",
        "quartz",
        "rain",
        "ray",
        "reef",
        "ridge",
        "river",
        "shade",
        "snow",
        "spark",
        "spectrum",
        "spring",
        "star",
        "storm",
        "summit",
        "sun",
        "tide",
        "valley",
        "wave",
        "willow",
        "wind"
    };

    private RunNames() {}

    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return ADJECTIVES[random.nextInt(ADJECTIVES.length)]
                + "-"
                + NOUNS[random.nextInt(NOUNS.length)]
                + "-"
                + random.nextInt(1, 1_000);
    }
}
