package dev.loupe.runs.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/// What paths say.
final class MediaByCustomTest {
    @Test
    void aPathNamesKindKeyAndStep() {
        assertEquals(
                Optional.of(
                        new MediaItem(
                                SeriesKey.of("histograms/layer/1"),
                                MediaKind.HISTOGRAM,
                                40,
                                0,
                                0,
                                "histograms/layer/1/40.json",
                                "{}")),
                MediaByCustom.of("histograms/layer/1/40.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "sounds/a/b/3.wav, AUDIO",
        "films/x/3.mp4, VIDEO",
        "texts/x/3.md, TEXT",
        "pages/x/3.html, HTML",
        "figures/x/3.json, FIGURE",
        "meshes/x/3.GLB, MESH",
        "plots/images/x.png/3.png, IMAGE"
    })
    void eachKindHasItsFolder(String path, MediaKind kind) {
        MediaItem item = MediaByCustom.of(path).orElseThrow();
        assertEquals(kind, item.kind());
        assertEquals(3, item.step());
        assertEquals(path.substring(0, path.lastIndexOf('/')), item.series().key());
    }

    @Test
    void textsThatAreNoMarkdownArePlain() {
        assertEquals(
                "{\"format\":\"plain\"}",
                MediaByCustom.of("texts/said/1.txt").orElseThrow().meta());
    }

    @ParameterizedTest
    @CsvSource({"%, '#'", "~, '#'", "+, ~"})
    void mlflowsImagesCarryStepAndTime(String mark, String slash) {
        String path =
                "images/val#faces%step%12%timestamp%1700000000123%0a1b-c2.png"
                        .replace("%", mark)
                        .replace("#", slash);
        assertEquals(
                Optional.of(
                        new MediaItem(
                                SeriesKey.of("images/val/faces"),
                                MediaKind.IMAGE,
                                12,
                                1_700_000_000_123_000L,
                                0,
                                path,
                                "{}")),
                MediaByCustom.of(path));
    }

    /// As MLflow 3.6 wrote it: behind `%` the UUID begins with a letter that is no digit.
    @Test
    void mlflowsImagesBeginTheirUuidWithALetter() {
        MediaItem item =
                MediaByCustom.of(
                                "images/sample%step%100%timestamp%1795754712637%ycf573da-436a-41ee-8c1c-9934855bc2d3.png")
                        .orElseThrow();
        assertEquals(SeriesKey.of("images/sample"), item.series());
        assertEquals(100, item.step());
        assertEquals(1_795_754_712_637_000L, item.micros());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/7.png",
                "images/key/last.png",
                "images/key/7.json",
                "tables/key/7.csv",
                "plots/key/7.png",
                "plots/images/7.png",
                "plots/tables/key/7.json",
                "sounds/key/7.png",
                "images/key/99999999999999999999.png",
                "images/k%step%1%timestamp%2%0a%compressed.webp",
                "images/k+step+1+timestamp+2+0a+compressed.webp",
                "images/k+step%1+timestamp%2+0a.png"
            })
    void otherPathsSayNothing(String path) {
        assertEquals(Optional.empty(), MediaByCustom.of(path));
    }
}
