package dev.loupe.intake.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;

import java.util.regex.Pattern;

/// How runs of W&B are named here.
public final class WandbRuns {
    private static final Pattern RANDOM = Pattern.compile("[a-z0-9]{8}");

    private WandbRuns() {}

    /// The tool's own id where it is one of its random ones. Ids that people choose are unique within a project only, so those are derived from both.
    public static RunId id(String project, String id) {
        return RANDOM.matcher(id).matches()
                ? new RunId(id)
                : Opening.derived("wandb", project + "/" + id);
    }
}
