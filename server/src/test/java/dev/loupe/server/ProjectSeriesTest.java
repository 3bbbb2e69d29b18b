package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/// What the workbench asks of a whole project: which series there are, and why a filter finds nothing.
final class ProjectSeriesTest extends ServerUnderTest {
    private String project() {
        String project =
                post("/api/v1/projects", "{\"name\":\"contexts\"}").json().get("id").stringValue();
        for (String name : new String[] {"a", "b"}) {
            String run =
                    post(
                                    "/api/v1/runs",
                                    "{\"project\":\"%s\",\"name\":\"%s\",\"params\":{\"lr\":1}}"
                                            .formatted(project, name))
                            .json()
                            .get("id")
                            .stringValue();
            for (String subset : new String[] {"train", "val"}) {
                post(
                        "/api/v1/runs/" + run + "/log",
                        "{\"series\":[{\"key\":\"loss\",\"context\":{\"subset\":\"%s\"},\"steps\":[0],\"times\":[0],\"values\":[1]}]}"
                                .formatted(subset));
            }
        }
        post(
                "/api/v1/runs/"
                        + post("/api/v1/runs", "{\"project\":\"%s\"}".formatted(project))
                                .json()
                                .get("id")
                                .stringValue()
                        + "/log",
                "{\"series\":[{\"key\":\"val/accuracy\",\"steps\":[0],\"times\":[0],\"values\":[0.5]}]}");
        return project;
    }

    @Test
    void eachContextOfAKeyIsASeriesOfTheProject() {
        String project = project();
        String route = "/api/v1/projects/" + project + "/series";
        assertEquals(
                "[{\"key\":\"loss\",\"context\":{\"subset\":\"train\"},\"runs\":2},"
                        + "{\"key\":\"loss\",\"context\":{\"subset\":\"val\"},\"runs\":2},"
                        + "{\"key\":\"val/accuracy\",\"context\":{},\"runs\":1}]",
                get(route).json().get("series").toString());
        assertEquals(1, get(route + "?q=ACC").json().get("series").size());
        String next = get(route + "?limit=2").json().get("next").stringValue();
        assertEquals(
                "val/accuracy",
                get(route + "?limit=2&page=" + next).json().at("/series/0/key").stringValue());
    }

    @Test
    void aContextIsAskedForWithAnySpacesAndOrder() {
        String run = post("/api/v1/runs", "{\"project\":\"0\"}").json().get("id").stringValue();
        post(
                "/api/v1/runs/" + run + "/log",
                "{\"series\":[{\"key\":\"a\",\"context\":{\"b\":1,\"a\":2},\"steps\":[0],\"times\":[0],\"values\":[1]},"
                        + "{\"key\":\"a\",\"steps\":[0,1],\"times\":[0,1],\"values\":[1,2]}]}");
        String route = "/api/v1/runs/" + run + "/points?key=a&context=";
        assertEquals(1, points(route + "%7B%22b%22:%201,%20%22a%22:2%7D"));
        assertEquals(2, points(route + "%7B%7D"));
        assertEquals(2, points(route));
        assertEquals(400, get(route + "%5B1%5D").status());
        assertEquals(400, get(route + "%7B").status());
    }

    private int points(String path) {
        return JSON.readTree(get(path).text().lines().findFirst().orElseThrow())
                .get("points")
                .intValue();
    }

    @Test
    void aFilterThatFindsNothingForAnUnknownFieldNamesTheNearest() {
        String project = project();
        Answer found = search(project, "max(val/acc) > 0.4 and params.lr > 0");
        assertEquals(
                "max(val/accuracy) > 0.4 and params.lr > 0",
                found.json().at("/hint/repair").stringValue());
        assertEquals(4, found.json().at("/hint/at").intValue());
        assertEquals(7, found.json().at("/hint/length").intValue());
        assertFalse(search(project, "params.lr > 5").json().has("hint"));
        assertFalse(search(project, "zzz = 'a'").json().at("/hint").has("repair"));
    }

    @Test
    void aMistakeCarriesTheCorrectedFilterWhereItIsPlain() {
        Answer wrong = search("0", "name = mlp && run.stauts = 'FAILED'");
        assertEquals(400, wrong.status());
        assertEquals(
                "name = 'mlp' and run.status = 'FAILED'", wrong.json().get("repair").stringValue());
        assertFalse(search("0", "metrics.loss > 'x'").json().has("repair"));
    }

    private Answer search(String project, String filter) {
        return post(
                "/api/v1/runs/search",
                "{\"projects\":[\"%s\"],\"filter\":\"%s\"}".formatted(project, filter));
    }
}
