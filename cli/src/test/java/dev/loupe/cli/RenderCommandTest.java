package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `loupe render` of figure specs.
final class RenderCommandTest {
    @TempDir Path folder;

    @Test
    void aSpecBecomesAPictureAndItsNumbers() throws IOException {
        Path spec =
                Files.writeString(
                        folder.resolve("s.json"),
                        """
                        {"figure":1,"title":"Own","data":{"columns":{"a":[1,2],"b":[3,4]}},
                         "layers":[{"mark":"point","channels":{"x":"a","y":"b"}}]}
                        """);
        Path out = folder.resolve("o.svg");
        Path data = folder.resolve("d.json");
        Said.by(
                0, "render", spec, "-o", out, "--data", data, "--title", "Other", "--theme",
                "dark");
        String svg = Files.readString(out);
        assertTrue(svg.contains("Other") && !svg.contains("Own"), svg);
        assertEquals(
                "{\"marks\":[{\"mark\":\"point\",\"group\":\"\",\"columns\":{\"x\":[1,2],\"y\":[3,4]}}]}\n",
                Files.readString(data));
    }

    @Test
    void aTableInAFileLiesBesideTheSpec() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        Path spec =
                Files.writeString(
                        folder.resolve("s.json"),
                        "{\"figure\":1,\"data\":{\"csv\":\"t.csv\"},\"layers\":[{\"mark\":\"point\",\"channels\":{\"x\":\"a\",\"y\":\"b\"}}]}");
        Said.by(0, "render", spec, "-o", folder.resolve("o.svg"));
        assertTrue(Files.exists(folder.resolve("o.svg")));
        Files.delete(folder.resolve("t.csv"));
        assertEquals(
                "There is no file or folder " + folder.resolve("t.csv") + ".\n",
                Said.by(1, "render", spec, "-o", folder.resolve("o.svg")));
    }

    @Test
    void aTableOutsideOfTheSpecsFolderIsReadWhereOneWorksAboveItOnly() throws IOException {
        String data =
                "{\"figure\":1,\"data\":{\"csv\":\"%s\"},\"layers\":[{\"mark\":\"point\",\"channels\":{\"x\":\"a\",\"y\":\"b\"}}]}";
        Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        Path specs = Files.createDirectory(folder.resolve("specs"));
        Path spec = Files.writeString(specs.resolve("s.json"), data.formatted("../t.csv"));
        assertEquals(
                "A spec's table lies below the spec's folder or below the one that loupe is called in, but "
                        + specs.resolve("../t.csv")
                        + " does not.\n",
                Said.by(1, "render", spec, "-o", folder.resolve("o.svg")));
        Files.createSymbolicLink(specs.resolve("link.csv"), folder.resolve("t.csv"));
        Files.writeString(spec, data.formatted("link.csv"));
        assertTrue(Said.by(1, "render", spec, "-o", folder.resolve("o.svg")).contains("does not"));
        Path work = Path.of("target/spec-paths");
        Files.createDirectories(work.resolve("specs"));
        Files.writeString(work.resolve("t.csv"), "a,b\n1,2\n");
        Files.writeString(work.resolve("specs/s.json"), data.formatted("../t.csv"));
        Said.by(0, "render", work.resolve("specs/s.json"), "-o", folder.resolve("o.svg"));
        assertTrue(Files.exists(folder.resolve("o.svg")));
    }

    @Test
    void aFileThatIsNeitherModelNorSpecIsNamed() throws IOException {
        Path pointer = folder.resolve("model.onnx");
        Files.writeString(pointer, "version https://git-lfs.github.com/spec/v1\n");
        assertEquals(
                pointer
                        + ": This is a Git LFS pointer, not the file it stands for: run git lfs pull.\n",
                Said.by(1, "render", pointer, "-o", folder.resolve("o.svg")));
    }

    @Test
    void aFolderWithoutAModelIsCalledThat() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(
                empty + ": This folder holds no model that Loupe knows.\n",
                Said.by(1, "render", empty, "-o", folder.resolve("o.svg")));
    }

    @Test
    void anAbsentFolderForThePictureIsWrongUsage() {
        Path out = folder.resolve("none/o.svg");
        String err = Said.by(2, "render", "../fixtures/networks/conv.onnx", "-o", out);
        assertTrue(err.startsWith("There is no folder " + out.getParent() + " for -o."), err);
    }

    @Test
    void aDamagedSpecIsCodeOneAndSaysWhere() throws IOException {
        Path spec =
                Files.writeString(
                        folder.resolve("s.json"),
                        "{\"figure\":1,\"layers\":[{\"mark\":\"pont\"}]}");
        String said = Said.by(1, "render", spec, "-o", folder.resolve("o.svg"));
        assertTrue(said.startsWith("At layers[0].mark: expected one of "), said);
        assertTrue(said.endsWith("found the text \"pont\"; the nearest is point.\n"), said);
    }

    @Test
    void anotherEndingIsWrongUsage() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.json"), "{}");
        assertTrue(
                Said.by(2, "render", spec, "-o", folder.resolve("o.gif"))
                        .startsWith("A figure becomes a file that ends in"));
    }

    @Test
    void plotlysFiguresAreDrawnAndWhatIsLostIsSaid() throws IOException {
        Path figure =
                Files.writeString(
                        folder.resolve("p.json"),
                        "{\"data\":[{\"type\":\"scatter\",\"mode\":\"markers\",\"x\":[1,2],\"y\":[3,4]}],\"layout\":{\"sliders\":[{}]}}");
        assertEquals(
                "The slider is not carried over.\n",
                Said.by(0, "render", figure, "-o", folder.resolve("o.svg")));
        assertTrue(Files.readString(folder.resolve("o.svg")).startsWith("<svg"));
    }

    @Test
    void aNetworkIsDrawnInEveryFormat() throws IOException {
        Path model = Path.of("../fixtures/networks/branches.onnx");
        for (String ending : List.of("svg", "png", "pdf", "html", "json")) {
            Path out = folder.resolve("n." + ending);
            Said.by(0, "render", model, "-o", out, "--view", "flat");
            assertTrue(Files.size(out) > 500, ending);
        }
        String svg = Files.readString(folder.resolve("n.svg"));
        assertTrue(svg.contains(">If<"), svg);
    }

    @Test
    void weightsAloneBecomeATreemap() throws IOException {
        Path out = folder.resolve("w.svg");
        Said.by(0, "render", "../fixtures/networks/small.safetensors", "-o", out);
        assertTrue(Files.readString(out).contains("small.safetensors"));
    }

    @Test
    void aNetworkThatIsCutIsDrawnAsFarAsItGoesWithCodeOne() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("../fixtures/networks/branches.onnx"));
        Path cut =
                Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Path out = folder.resolve("cut.svg");
        String said = Said.by(1, "render", cut, "-o", out);
        assertTrue(said.startsWith(cut + ", at byte "), said);
        assertTrue(Files.exists(out));
    }

    @Test
    void aGraphThatIsNotThereIsSaid() {
        String said =
                Said.by(
                        1,
                        "render",
                        "../fixtures/networks/conv.onnx",
                        "--graph",
                        7,
                        "-o",
                        folder.resolve("o.svg"));
        assertEquals("The model has 1 graphs, counted from 0, but graph 7 was asked for.\n", said);
    }

    @Test
    void aSchematicIsDrawnInEveryFormatAndItsSpecIsKept() throws IOException {
        Path spec =
                Files.writeString(
                        folder.resolve("s.json"), "{\"schematic\":\"fcnn\",\"layers\":[3,4,2]}");
        Path kept = folder.resolve("kept.json");
        for (String ending : List.of("svg", "png", "pdf", "tex", "html", "json")) {
            Path out = folder.resolve("n." + ending);
            Said.by(
                    0,
                    "render",
                    spec,
                    "-o",
                    out,
                    "--title",
                    "Mine",
                    "--set",
                    "edges.curved=true",
                    "--data",
                    kept);
            assertTrue(Files.size(out) > 500, ending);
        }
        assertEquals(
                "{\"schematic\":\"fcnn\",\"title\":\"Mine\",\"layers\":[3,4,2],\"edges\":{\"curved\":true}}\n",
                Files.readString(kept));
        assertTrue(Files.readString(folder.resolve("n.tex")).contains("\\begin{tikzpicture}"));
    }

    @Test
    void aSchematicsPictureIsDrawnAnewFromTheSpecInIt() throws IOException {
        Path spec =
                Files.writeString(
                        folder.resolve("s.json"),
                        "{\"schematic\":\"fcnn\",\"title\":\"a < b & c\",\"layers\":[3,4,2]}");
        Path first = folder.resolve("first.svg");
        Path again = folder.resolve("again.svg");
        Said.by(0, "render", spec, "-o", first);
        Said.by(0, "render", first, "-o", again);
        assertEquals(Files.readString(first), Files.readString(again));
        Said.by(0, "render", first, "--set", "layers.1.neurons=7", "-o", again);
        assertTrue(Files.readString(again).contains("[3,7,2]"), Files.readString(again));
        Path bare = Files.writeString(folder.resolve("bare.svg"), "<svg><metadata/><g/></svg>");
        assertTrue(
                Said.by(1, "render", bare, "-o", again)
                        .contains("is a picture that carries no spec;"));
    }

    @Test
    void aSchematicMayBeOneLine() throws IOException {
        Path out = folder.resolve("b.svg");
        Said.by(0, "render", "blocks:In > {Norm > MLP} > Out", "-o", out, "--theme", "dark");
        assertTrue(Files.readString(out).contains(">MLP<"));
        assertEquals(
                "A layer of fcnn is written 16 or 16:ReLU, but here it is four.\n",
                Said.by(1, "render", "fcnn:four", "-o", out));
    }

    @Test
    void aModelBecomesASchematic() throws IOException {
        Path out = folder.resolve("m.svg");
        Path model = Path.of("../fixtures/networks/conv.onnx");
        Said.by(0, "render", model, "--schematic", "lenet", "-o", out);
        assertTrue(Files.readString(out).contains("4@8×8"));
        Said.by(0, "render", model, "--schematic", "fcnn", "--set", "most=3", "-o", out);
        String few = Files.readString(out);
        assertTrue(few.contains("neuron 4") && !few.contains("neuron 3"), few);
        assertEquals(
                "The model is no transformer that can be told by its names: expected weights such as layers.0.…, and an embedding or attention among them.\n",
                Said.by(1, "render", model, "--schematic", "transformer", "-o", out));
        Path spec = Files.writeString(folder.resolve("f.json"), "{\"figure\":1}");
        assertTrue(
                Said.by(2, "render", spec, "--schematic", "fcnn", "-o", out)
                        .startsWith("--schematic STYLE takes a model, but "));
    }
}
