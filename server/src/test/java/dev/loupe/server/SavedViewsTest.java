package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Views of a project that are saved under names.
final class SavedViewsTest extends ServerUnderTest {
    private String views() {
        String project =
                post("/api/v1/projects", "{\"name\":\"views\"}").json().get("id").stringValue();
        return "/api/v1/projects/" + project + "/views";
    }

    @Test
    void aViewIsSavedChangedAndDeleted() {
        String views = views();
        Answer saved = post(views, "{\"name\":\"slow\",\"state\":{\"filter\":\"a > 1\"}}");
        assertEquals(201, saved.status());
        String one = views + "/" + saved.json().get("id").longValue();
        assertEquals(
                "true",
                with("PATCH", one, "{\"name\":\"fast\",\"first\":true}")
                        .json()
                        .get("first")
                        .toString());
        assertEquals("{\"filter\":\"a > 1\"}", get(views).json().at("/views/0/state").toString());
        assertEquals("fast", get(views).json().at("/views/0/name").stringValue());
        assertEquals(200, with("DELETE", one, "{}").status());
        assertEquals(0, get(views).json().get("views").size());
    }

    @Test
    void whatIsWrongIsSaidInParts() {
        String views = views();
        post(views, "{\"name\":\"a\",\"state\":{}}");
        Answer taken = post(views, "{\"name\":\"a\",\"state\":{}}");
        assertEquals(409, taken.status());
        assertEquals("view.taken", taken.json().at("/wording/code").stringValue());
        assertEquals("a", taken.json().at("/wording/values/name").stringValue());
        assertEquals(400, post(views, "{\"name\":\"b\",\"state\":[]}").status());
        assertEquals(400, post(views, "{\"name\":\"b\"}").status());
        assertEquals(404, with("DELETE", views + "/x", "{}").status());
        assertEquals(404, with("PATCH", views + "/77", "{\"first\":true}").status());
        assertEquals(404, get("/api/v1/projects/none/views").status());
    }
}
