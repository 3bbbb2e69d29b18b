package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loupe.runs.domain.Run;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;

/// Runs that were not heard of for long are told as silent, whatever client they are of; their status stays.
final class SilenceTest extends ServerUnderTest {
    private static final String SEARCH = "/api/v1/runs/search";

    /// As if the run had been heard of last so many milliseconds ago.
    private long heard(String run, long ago) throws SQLException {
        end();
        long at = System.currentTimeMillis() - ago;
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("loupe.db"));
                var statement =
                        connection.prepareStatement(
                                "UPDATE run SET heartbeat_ms = ? WHERE run_id = ?")) {
            statement.setLong(1, at);
            statement.setString(2, run);
            assertEquals(1, statement.executeUpdate());
        }
        begin();
        return at;
    }

    private String run(String name) {
        return post("/api/v1/runs", "{\"projectName\":\"p\",\"name\":\"" + name + "\"}")
                .json()
                .get("id")
                .stringValue();
    }

    private JsonNode project() {
        return StreamSupport.stream(
                        get("/api/v1/projects").json().get("projects").spliterator(), false)
                .filter(p -> p.get("name").stringValue().equals("p"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> found(String filter) {
        JsonNode runs =
                post(
                                SEARCH,
                                "{\"projects\":[\"1\"],\"filter\":\""
                                        + filter
                                        + "\",\"orderBy\":[\"heartbeat desc\"]}")
                        .json()
                        .get("runs");
        return StreamSupport.stream(runs.spliterator(), false)
                .map(r -> r.get("name").stringValue())
                .toList();
    }

    @Test
    void aRunOfWhichNothingIsHeardIsSilentUntilItSpeaks() throws SQLException {
        String quiet = run("quiet");
        run("lively");
        long at = heard(quiet, Run.SILENT_MILLIS + 60_000);
        JsonNode one = get("/api/v1/runs/" + quiet).json();
        assertEquals("RUNNING", one.get("status").stringValue());
        assertEquals(at, one.get("silentSince").longValue());
        assertEquals(2, project().get("running").intValue());
        assertEquals(1, project().get("silent").intValue());
        assertEquals(List.of("lively", "quiet"), found("status = 'RUNNING'"));
        assertEquals(List.of("quiet"), found("heartbeat <= " + at));
        JsonNode row =
                post(SEARCH, "{\"projects\":[\"1\"],\"filter\":\"name = 'quiet'\"}")
                        .json()
                        .get("runs")
                        .get(0);
        assertEquals(at, row.get("silentSince").longValue());

        post("/api/v1/runs/" + quiet + "/log", "{\"heartbeat\":true}");
        assertFalse(get("/api/v1/runs/" + quiet).json().has("silentSince"));
        assertEquals(0, project().get("silent").intValue());
        assertEquals(List.of(), found("heartbeat <= " + at));
    }

    @Test
    void aRunThatEndedOrSpokeLatelyIsNotSilent() throws SQLException {
        String done = run("done");
        post("/api/v1/runs/" + done + "/log", "{\"status\":\"FINISHED\"}");
        heard(done, 10 * Run.SILENT_MILLIS);
        String slow = run("slow");
        heard(slow, Run.SILENT_MILLIS - 60_000);
        assertFalse(get("/api/v1/runs/" + done).json().has("silentSince"));
        assertFalse(get("/api/v1/runs/" + slow).json().has("silentSince"));
        assertEquals(0, project().get("silent").intValue());
    }
}
