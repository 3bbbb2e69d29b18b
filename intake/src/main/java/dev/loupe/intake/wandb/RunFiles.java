package dev.loupe.intake.wandb;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// The files that media values speak of.
public interface RunFiles {
    /// Files that come later by themselves.
    RunFiles LATER =
            new RunFiles() {
                @Override
                public void tell(String path) {}

                @Override
                public @Nullable JsonNode json(String path) {
                    return null;
                }
            };

    /// Tells the run of the file if it is there.
    void tell(String path);

    /// A small JSON file's content; null if it is not there, too large or no JSON.
    @Nullable JsonNode json(String path);
}
