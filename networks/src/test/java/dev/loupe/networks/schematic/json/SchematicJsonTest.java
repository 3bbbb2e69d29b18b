package dev.loupe.networks.schematic.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.Schematic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchematicJsonTest {
    private static String wrong(String json) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> SchematicJson.read(json))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcnn", "lenet", "alexnet", "transformer", "blocks"})
    void aStyleAloneIsItsStandard(String style) {
        Schematic read = SchematicJson.read("{\"schematic\":\"" + style + "\"}");
        assertEquals(SchematicJson.standard(style), read);
        assertEquals("{\"schematic\":\"" + style + "\"}", SchematicJson.write(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schematic\":\"fcnn\",\"title\":\"T\",\"background\":\"none\",\"layers\":[4,{\"neurons\":8,\"activation\":\"ReLU\"},3],\"edges\":{\"widthByWeight\":true,\"arrow\":\"solid\"},\"direction\":\"down\",\"weights\":[[[1,2,3,4],[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,-1]],[[1,2,3,4,5,6,7,8],[1,2,3,4,5,6,7,8],[1,2,3,4,5,6,7,8.5]]]}",
                "{\"schematic\":\"lenet\",\"layers\":[{\"maps\":6,\"height\":28,\"width\":28,\"filter\":{\"height\":5,\"width\":3}},{\"dense\":120,\"operation\":\"Dense\"},10],\"root\":true}",
                "{\"schematic\":\"alexnet\",\"layers\":[{\"depth\":3,\"height\":28,\"width\":28,\"fill\":\"#ff0000\"},10],\"view\":{\"yaw\":45}}",
                "{\"schematic\":\"transformer\",\"kind\":\"both\",\"layers\":6,\"width\":512}",
                "{\"schematic\":\"blocks\",\"flow\":[\"A\",{\"residual\":[\"B\"]},{\"branches\":[[\"C\"],[]]},{\"repeat\":[{\"circle\":\"×\"}],\"times\":3},{\"loop\":[\"D\"],\"label\":\"h\"}]}"
            })
    void whatIsWrittenIsWhatWasRead(String json) {
        assertEquals(json, SchematicJson.write(SchematicJson.read(json)));
    }

    @Test
    void aFieldThatIsNotThereNamesTheNearest() {
        String said = wrong("{\"schematic\":\"fcnn\",\"edges\":{\"widht\":2}}");
        assertTrue(
                said.startsWith("At edges: there is no field widht; the nearest is width"), said);
        said = wrong("{\"schematic\":\"fcn\"}");
        assertTrue(said.endsWith("found the text \"fcn\"; the nearest is fcnn."), said);
    }

    @Test
    void aValueOutOfRangeSaysWhereAndWhatWasExpected() {
        assertEquals(
                "At edges.opacity: expected a number from 0 to 1, found 2.",
                wrong("{\"schematic\":\"fcnn\",\"edges\":{\"opacity\":2}}"));
        assertEquals(
                "At layers[1].neurons: expected a number from 1 to 10000000, found 0.",
                wrong("{\"schematic\":\"fcnn\",\"layers\":[3,0]}"));
        assertEquals(
                "At layers[0].maps: expected a whole number from 0 on, found the text \"six\".",
                wrong("{\"schematic\":\"lenet\",\"layers\":[{\"maps\":\"six\",\"height\":3}]}"));
        assertEquals(
                "At layers[0]: the field height is missing.",
                wrong("{\"schematic\":\"lenet\",\"layers\":[{\"maps\":6}]}"));
        assertEquals(
                "At weights[0]: expected 2 rows, found 1.",
                wrong("{\"schematic\":\"fcnn\",\"layers\":[1,2],\"weights\":[[[1]]]}"));
        assertEquals(
                "At layers[0].fill: expected a colour (#rgb, #rrggbb, #rrggbbaa, a CSS name, or none), found the text \"blu\".",
                wrong("{\"schematic\":\"fcnn\",\"layers\":[{\"neurons\":1,\"fill\":\"blu\"}]}"));
    }

    @Test
    void aPartThatTellsNoKindNamesThem() {
        String said = wrong("{\"schematic\":\"blocks\",\"flow\":[{\"cards\":\"A\"}]}");
        assertEquals(
                "At flow[0]: one of the fields card, circle, residual, branches, repeat, loop must tell what it is; the nearest to cards is card.",
                said);
    }

    @Test
    void shortFormsAreTheSameInOneLine() {
        Fcnn fcnn =
                assertInstanceOf(
                        Fcnn.class,
                        ShortForm.read("fcnn:4,8:ReLU,3;edges.curved=true;title=My net"));
        assertEquals("ReLU", fcnn.layers().get(1).activation());
        assertTrue(fcnn.edges().curved());
        assertEquals("My net", fcnn.sheet().title());
        Lenet lenet =
                assertInstanceOf(
                        Lenet.class, ShortForm.read("lenet:1@28x28k5:Convolution,6@24,120"));
        assertEquals(
                "{\"schematic\":\"lenet\",\"layers\":[{\"maps\":1,\"height\":28,\"width\":28,\"filter\":5,\"operation\":\"Convolution\"},{\"maps\":6,\"height\":24},120]}",
                SchematicJson.write(lenet));
        assertEquals(
                "{\"schematic\":\"alexnet\",\"layers\":[{\"depth\":3,\"height\":8,\"width\":9},10]}",
                SchematicJson.write(ShortForm.read("alexnet:8x9x3,10")));
        Blocks blocks =
                assertInstanceOf(
                        Blocks.class,
                        ShortForm.read(
                                "blocks:In > {A / 3 > B} > [C | ] Concat > (D)*4 Block > + > Out"));
        assertEquals(
                "{\"schematic\":\"blocks\",\"flow\":[\"In\",{\"residual\":[{\"card\":\"A\",\"detail\":\"3\"},\"B\"]},{\"branches\":[[\"C\"],[]]},{\"repeat\":[\"D\"],\"times\":4,\"label\":\"Block\"},{\"circle\":\"+\"},\"Out\"]}",
                SchematicJson.write(blocks));
    }

    @Test
    void aMistakeInAShortFormSaysWhatWasExpected() {
        assertEquals(
                "A layer of lenet is written 8@128x128k5:Convolution or 120:Dense, but here it is 8x8.",
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> ShortForm.read("lenet:8x8"))
                                .getMessage()));
        assertEquals(
                "At character 7 of the blocks: expected }, found the end.",
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> ShortForm.read("blocks:A > {B "))
                                .getMessage()));
    }
}
