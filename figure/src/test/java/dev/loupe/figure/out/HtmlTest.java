package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Scene;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

class HtmlTest {
    private static final String PAINTER = "var LoupeScene={a:'</script><!--<script>'};";

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }

    @Test
    void hostileTextNeverLeavesItsPlace() {
        String evil = Pictures.HOSTILE + "<!--";
        Scene scene =
                new Scene(
                        9,
                        9,
                        evil,
                        evil,
                        evil,
                        Colour.NONE,
                        List.of(),
                        List.of(Pictures.text(evil)));
        String page = Html.write(scene, scene, PAINTER, false);
        assertEquals(4, count(page, "<script"));
        assertEquals(4, count(page, "</script"));
        assertEquals(0, count(page, "<b>"));
        assertEquals(0, count(page, "<!--"));
    }

    @Test
    void theSceneCanBeReadOutOfThePageAgain() {
        String page =
                Html.write(Pictures.everything(false), Pictures.everything(true), PAINTER, false);
        String json = page.replaceAll("(?s).*data-scene=\"dark\">(.*?)</script>.*", "$1");
        assertEquals(
                SceneJson.write(Pictures.everything(true)), SceneJson.write(SceneJson.read(json)));
    }

    @Test
    void nothingIsAskedOfTheNetwork() {
        String page = Html.write(Pictures.everything(false), null, PAINTER, false);
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("http:"));
        assertFalse(page.contains("https:"));
    }

    @Test
    void lettersComeAlongUnlessTheyAreNotWanted() {
        Scene scene = Pictures.everything(false);
        String with = Html.write(scene, null, PAINTER, true);
        String without = Html.write(scene, null, PAINTER, false);
        assertTrue(with.contains("@font-face{font-family:Inter;font-weight:400;src:url(data:"));
        assertTrue(with.contains("font-src data:"));
        assertFalse(without.contains("@font-face"));
        int more = with.length() - without.length();
        assertTrue(more > 20_000 && more < 150_000, more + " bytes more");
    }

    @Test
    void withoutThePainterASentenceSaysWhatIsMissing() {
        var missing =
                assertThrows(
                        IllegalStateException.class,
                        () -> Html.write(Pictures.everything(false), null));
        assertEquals(
                "A page needs the painter dev/loupe/web/loupe-scene.js from loupe-web on the class path, but it is not there.",
                missing.getMessage());
    }
}
