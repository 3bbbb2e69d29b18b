package dev.loupe.intake.wandb;

import java.util.Optional;

/// Where the files of a table with media lie, so that each step keeps its own: below `media/tables/`, by the first characters of the client id of the table's artifact (type `run_table`), by which the table's item names it.
public final class TableFolder {
    private static final int ID_LENGTH = 20;

    private TableFolder() {}

    /// Ends in `/`; empty for artifacts that are no such table.
    ///
    /// @param type     the artifact's
    /// @param clientId the id that the client gave it
    public static Optional<String> of(String type, String clientId) {
        return type.equals("run_table") && clientId.matches("\\w{" + ID_LENGTH + ",}")
                ? Optional.of("media/tables/" + clientId.substring(0, ID_LENGTH) + "/")
                : Optional.empty();
    }
}
