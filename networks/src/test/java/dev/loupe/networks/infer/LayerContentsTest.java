package dev.loupe.networks.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.networks.TfjsSketch;
import dev.loupe.networks.graph.Model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Shapes that TensorFlow's graphs compute and pick from; by hand, after the documents of `tf.shape`, `tf.strided_slice`, `tf.stack`, `tf.reshape` and the others.
final class LayerContentsTest {
    @TempDir Path folder;

    private Model computed(String extents) throws IOException {
        return new TfjsSketch()
                .input("x", extents)
                .node("shape", "Shape", "x")
                .list("from", 0)
                .list("to", 2)
                .list("by", 1)
                .number("zero", 0)
                .number("eight", 8)
                .number("rest", -1)
                .node("batch", "StridedSlice", "shape from to by", "'shrink_axis_mask':{'i':'1'}")
                .node("head", "StridedSlice", "shape from to by")
                .number("two", 2)
                .number("one", 1)
                .node("packed", "Pack", "batch eight rest")
                .node("y", "Reshape", "x packed")
                .node("both", "Prod", "head zero")
                .node("wide", "Pack", "both rest")
                .node("z", "Reshape", "x wide")
                .node("less", "Sub", "eight two")
                .node("sizes", "Pack", "less two")
                .node("filled", "Fill", "sizes one")
                .read(folder);
    }

    private static String shape(Model model, String made) {
        return String.valueOf(
                KnownTypes.of(model, Map.of()).shape(0, TfjsSketch.value(model, made)));
    }

    @Test
    void shapesThatAreComputedFromShapesAreFollowed() throws IOException {
        Model model = computed("5x6x4");
        assertEquals("5×8×3", shape(model, "y"));
        assertEquals("30×4", shape(model, "z"));
        assertEquals("2", shape(model, "head"));
        assertEquals("6×2", shape(model, "filled"));
    }

    @Test
    void whatIsNotKnownOfAnInputIsNotKnownBehindIt() throws IOException {
        Model model = computed("-1x6x4");
        assertEquals("?×8×?", shape(model, "y"));
        assertEquals("?×?", shape(model, "z"));
    }

    @Test
    void whatIsPickedPartedAndJoinedHasItsShape() throws IOException {
        Model model =
                new TfjsSketch()
                        .input("x", "5x6x4")
                        .input("image", "1x4x6x8")
                        .number("zero", 0)
                        .number("two", 2)
                        .number("three", 3)
                        .list("from", 1, 0, -3)
                        .list("to", 0, 3, -1)
                        .list("by", 1, 2, 1)
                        .list("back", -1, -1, -1)
                        .list("sizes", 2, -1, 1)
                        .list("times", 1, 2, 3)
                        .list("uneven", 1, -1)
                        .list("whole", 1, 8, 12, 5)
                        .list("places", 0, 1, 2, 3)
                        .zeros("filter", 3, 3, 5, 8)
                        .node("part", "StridedSlice", "x from to by", "'end_mask':{'i':'1'}")
                        .node(
                                "turned",
                                "StridedSlice",
                                "x to to back",
                                "'begin_mask':{'i':'7'},'end_mask':{'i':'7'}")
                        .node(
                                "new",
                                "StridedSlice",
                                "x from to by",
                                "'new_axis_mask':{'i':'1'},'ellipsis_mask':{'i':'2'},'shrink_axis_mask':{'i':'4'}")
                        .node("cut", "Slice", "x from sizes")
                        .node("halves", "Split", "two x", "'num_split':{'i':'2'}")
                        .node("parts", "SplitV", "x uneven two")
                        .node("second", "Relu", "parts:1")
                        .node("stack", "Pack", "x x", "'axis':{'i':'1'}")
                        .node("rows", "Unpack", "x", "'axis':{'i':'1'}")
                        .node("tiled", "Tile", "x times")
                        .node("picked", "GatherV2", "x places two")
                        .node("best", "ArgMax", "x two")
                        .node("top", "TopKV2", "x three")
                        .node("deep", "DepthToSpace", "image", "'block_size':{'i':'2'}")
                        .node("flat", "SpaceToDepth", "image", "'block_size':{'i':'2'}")
                        .node("spread", "Conv2DBackpropInput", "whole filter image")
                        .read(folder);
        assertEquals("4×2×2", shape(model, "part"));
        assertEquals("5×6×4", shape(model, "turned"));
        assertEquals("1×5×6", shape(model, "new"));
        assertEquals("2×6×1", shape(model, "cut"));
        assertEquals("5×6×2", shape(model, "halves"));
        assertEquals("5×6×3", shape(model, "second"));
        assertEquals("5×2×6×4", shape(model, "stack"));
        assertEquals("5×4", shape(model, "rows"));
        assertEquals("5×12×12", shape(model, "tiled"));
        assertEquals("5×6×4", shape(model, "picked"));
        assertEquals("5×6", shape(model, "best"));
        assertEquals("5×6×3", shape(model, "top"));
        assertEquals("1×8×12×2", shape(model, "deep"));
        assertEquals("1×2×3×32", shape(model, "flat"));
        assertEquals("1×8×12×5", shape(model, "spread"));
    }
}
