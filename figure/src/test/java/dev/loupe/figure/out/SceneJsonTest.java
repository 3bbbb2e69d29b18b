package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Scene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

class SceneJsonTest {
    @Test
    void outlinesAreColumnsOfDifferencesInHundredths() {
        Outline outline = new Outline.Builder().move(1, 2).line(1.5, 2).line(2, 1).close().build();
        Item path = new Item.Path(Meaning.NONE, outline, null, null);
        assertEquals(
                "{\"scene\":1,\"width\":10,\"height\":5.5,\"background\":\"#00000000\",\"panels\":[],"
                        + "\"items\":[{\"kind\":\"path\",\"steps\":\"ML2Z\",\"points\":[100,200,50,0,50,-100]}]}",
                SceneJson.write(Pictures.of(10, 5.5, path)));
    }

    /// Each of its pieces once took as much room as all before together.
    @Test
    void outlinesOfManyPiecesComeBack() {
        Outline.Builder pieces = new Outline.Builder();
        for (int i = 0; i < 20_000; i++) {
            pieces.move(i, 0).line(i, 1).line(i + 0.5, 1).close();
        }
        String json =
                SceneJson.write(
                        Pictures.of(
                                10, 5, new Item.Path(Meaning.NONE, pieces.build(), null, null)));
        assertEquals(json, SceneJson.write(SceneJson.read(json)));
    }

    @Test
    void everyKindOfItemComesBack() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            Scene scene = Pictures.everything(dark);
            Scene back = SceneJson.read(SceneJson.write(scene));
            assertEquals(SceneJson.write(scene), SceneJson.write(back));
            assertEquals(scene.panels().toString(), back.panels().toString());
            assertEquals(0, difference(scene, back), 0.1);
        }
    }

    /// Mean over all channels of all pixels, of 255.
    private static double difference(Scene one, Scene other) throws IOException {
        var a = ImageIO.read(new ByteArrayInputStream(new Png(1).write(one)));
        var b = ImageIO.read(new ByteArrayInputStream(new Png(1).write(other)));
        long sum = 0;
        for (int at = 0; at < a.getWidth() * a.getHeight(); at++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int left = a.getRGB(at % a.getWidth(), at / a.getWidth()) >> shift & 255;
                int right = b.getRGB(at % a.getWidth(), at / a.getWidth()) >> shift & 255;
                sum += Math.abs(left - right);
            }
        }
        return sum / 3.0 / a.getWidth() / a.getHeight();
    }

    @Test
    void meaningComesBack() {
        Meaning meaning = Meaning.mark("a", "b").where("c = 'd'").rows(3, 5, 90);
        Item path = new Item.Path(meaning, new Outline.Builder().build(), null, null);
        Scene back = SceneJson.read(SceneJson.write(Pictures.of(1, 1, path)));
        Meaning read = back.items().getFirst().meaning();
        assertEquals("c = 'd'", read.where());
        assertArrayEquals(new int[] {3, 5, 90}, read.rows());
    }

    @Test
    void hostileTextComesBackWithoutHalvesOfSurrogatePairs() {
        Scene scene = Pictures.of(1, 1, Pictures.text(Pictures.HOSTILE));
        Item text = SceneJson.read(SceneJson.write(scene)).items().getFirst();
        assertEquals(
                Pictures.HOSTILE.replace('\ud800', '\ufffd'),
                text instanceof Item.Text line ? line.text() : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"scene":2}                                                        | A scene begins with "scene":1, but here it is 2.
                    {"scene":1,"items":[{"kind":"blob"}]}                              | An item's kind is group, path, rect, dots, raster or text, but here it is blob.
                    {"scene":1,"items":[{"kind":"path","steps":"M999999999","points":[1,2]}]} | An outline's steps M999999999 take 1999999998 coordinates, but there are 2.
                    {"scene":1,"items":[{"kind":"path","steps":"MZ999999999","points":[1,2]}]} | An outline of 2 coordinates is closed at most once for each, but here 999999999 times.
                    {"scene":1,"items":[{"kind":"path","steps":"Q","points":[]}]}      | An outline's steps are M, L, C and Z with counts, but here they are Q.
                    {"scene":1,"items":[{"kind":"rect","box":[1,2,3]}]}                | A box is x, y, width and height, but box has 3 numbers.
                    {"scene":1,"items":[{"kind":"dots","x":[1,2],"y":[1]}]}            | Dots with 2 x need as many of y, but there are 1.
                    {"scene":1,"items":[{"kind":"raster","columns":99999,"rowCount":99999}]} | A raster has at most 100 million cells, but here it has 99999 × 99999.
                    """)
    void whatIsNoSceneIsNamedInASentence(String json, String sentence) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> SceneJson.read(json.strip()));
        assertEquals(sentence.strip(), refused.getMessage());
    }

    @Test
    void brokenJsonIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SceneJson.read("{\"scene\":1"));
    }
}
