package dev.loupe.networks.schematic.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.out.Svg;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.draw.SchematicScene;

import org.junit.jupiter.api.Test;

import java.util.Optional;

final class SpecInSvgTest {
    @Test
    void everyStyleComesBackFromItsPicture() {
        for (String style : SchematicJson.styles()) {
            Schematic schematic = SchematicJson.standard(style);
            String spec = SchematicJson.write(schematic);
            String svg = Svg.COMPACT.write(SchematicScene.of(schematic, Theme.LIGHT), spec);
            assertEquals(Optional.of(spec), SpecInSvg.of(svg));
        }
    }

    @Test
    void anEditorsMetadataIsPassedOver() {
        assertEquals(
                Optional.of("{\"a\":\"<&>\"}"),
                SpecInSvg.of(
                        "<?xml version='1.0'?><svg:svg xmlns:svg='s'><metadata>by <b/></metadata><svg:metadata>\n{&quot;a&quot;:<!-- -->&quot;<![CDATA[<&]]>&gt;&quot;}</svg:metadata></svg:svg>"));
    }

    @Test
    void picturesWithoutASpecAndDamagedOnesHaveNone() {
        assertEquals(Optional.empty(), SpecInSvg.of("<svg/>"));
        assertEquals(Optional.empty(), SpecInSvg.of("<svg><metadata>{\"a\""));
        assertEquals(Optional.empty(), SpecInSvg.of("<svg><b></svg>"));
        assertEquals(
                Optional.empty(),
                SpecInSvg.of(
                        "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><svg><metadata>&e;</metadata></svg>"));
    }
}
