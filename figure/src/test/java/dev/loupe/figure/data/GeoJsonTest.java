package dev.loupe.figure.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.figure.data.GeoJson.Feature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeoJsonTest {
    @Test
    void everyKindOfGeometryIsRead() {
        Feature feature =
                GeoJson.parse(
                                """
                                {"type":"Feature","id":7,"properties":{"name":"all","n":1.5,"gone":null},
                                 "geometry":{"type":"GeometryCollection","geometries":[
                                  {"type":"Point","coordinates":[1,2,300]},
                                  {"type":"MultiPoint","coordinates":[[1,2],[3,4]]},
                                  {"type":"LineString","coordinates":[[1,2],[3,4]]},
                                  {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]]}]}}
                                """)
                        .features()
                        .getFirst();
        assertEquals("7", feature.id());
        assertEquals("{name=all, n=1.5}", feature.properties().toString());
        assertEquals(2, feature.shape().points().size());
        assertEquals(2, feature.shape().points().get(1).size());
        assertEquals(1, feature.shape().lines().size());
        assertEquals(2, feature.shape().polygons().getFirst().size());
    }

    @Test
    void featuresWithoutAGeometryAreLeftOut() {
        String text =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}";
        assertEquals(0, GeoJson.parse(text).features().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | In GeoJSON, the GeoJSON text must have an object with a type, but has [].",
                "{\"type\":\"Circle\"} | In GeoJSON, the geometry must have a Point, LineString,"
                        + " Polygon, their Multi forms or a GeometryCollection, but has Circle.",
                "{\"type\":\"Point\",\"coordinates\":[\"a\",1]} | In GeoJSON, the geometry must"
                        + " have places of longitude and latitude, but has [\"a\",1].",
                "{\"type\":\"Point\",\"coordinates\":[0,91]} | In GeoJSON, the geometry must have"
                        + " longitudes from −540 to 540 and latitudes from −90 to 90, in degrees, but"
                        + " has 0, 91.",
                "{\"type\":\"LineString\",\"coordinates\":[[0,1]]} | In GeoJSON, the geometry must"
                        + " have at least 2 places, but has 1.",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]} | In GeoJSON, a"
                        + " ring of the geometry must have its last place equal to its first, but has"
                        + " 0, 1."
            })
    void whatIsWrongIsOneSentence(String text, String sentence) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> GeoJson.parse(text));
        assertEquals(sentence, e.getMessage());
    }
}
