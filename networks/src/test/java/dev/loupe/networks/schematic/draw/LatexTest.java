package dev.loupe.networks.schematic.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.core.Reading;
import dev.loupe.figure.out.Tikz;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.draw.ModelPicture;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.schematic.json.ShortForm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pictures as TikZ, compiled by LaTeX itself where it is installed: each becomes a box as large as the picture is elsewhere.
final class LatexTest {
    private static final double POINTS_A_PIXEL = 0.75 * 72.27 / 72;
    private static final Pattern BOX = Pattern.compile("BOX (\\S+) ([0-9.]+)pt ([0-9.]+)pt");

    @TempDir Path folder;

    static Map<String, Scene> pictures() throws IOException {
        Map<String, Scene> pictures = new LinkedHashMap<>();
        for (String style : SchematicJson.styles()) {
            pictures.put(style, SchematicScene.of(SchematicJson.standard(style), Theme.LIGHT));
        }
        pictures.put(
                "weights",
                SchematicScene.of(
                        SchematicJson.read(
                                "{\"schematic\":\"fcnn\",\"title\":\"50 % of {a_b} & $\\\\x^2$ #1 ~ <é>\",\"layers\":[4,{\"neurons\":40,\"dropout\":0.5},3],\"bias\":true,\"edges\":{\"widthByWeight\":true,\"colourByWeight\":true,\"opacityByWeight\":true,\"curved\":true,\"arrow\":\"solid\"},\"direction\":\"down\"}"),
                        Theme.DARK));
        pictures.put(
                "signs",
                SchematicScene.of(
                        SchematicJson.read(
                                "{\"schematic\":\"blocks\",\"flow\":[\"Σᵢ wᵢxᵢ ≈ ∇₀ √2 ∞\",{\"residual\":[\"α β Ω π θ φ\",\"∂L ∑ ∏ ≠ ÷ ∘ ⊙ ⊕ ⊗ ° • “q” ‘s’ — ½ ²\"]},{\"branches\":[[\"C\"],[]]},{\"repeat\":[{\"circle\":\"×\"}],\"times\":3},{\"loop\":[\"D\"],\"label\":\"h → ← ↑ ↓ 模型 \\ud83d\\ude00\"}]}"),
                        Theme.LIGHT));
        pictures.put(
                "short", SchematicScene.of(ShortForm.read("fcnn:4,8:ReLU,3:Softmax"), Theme.LIGHT));
        Reading<Model> read = Formats.read(ModelFile.open(Fixtures.file("conv.onnx")));
        if (read instanceof Reading.Read<Model>(Model model)) {
            pictures.put("graph", ModelPicture.of(model, View.FIRST, Theme.LIGHT, "conv.onnx"));
        }
        return pictures;
    }

    @Test
    void latexTakesAllOfThem() throws IOException, InterruptedException {
        assumeTrue(installed(), "SKIPPED: no pdflatex, so TikZ is not compiled");
        Map<String, Scene> pictures = pictures();
        StringBuilder document =
                new StringBuilder(
                        "\\documentclass{article}\n\\usepackage{tikz}\n\\usepackage{amssymb}\n\\pdfpagewidth=60cm \\pdfpageheight=60cm\n\\pagestyle{empty}\n\\begin{document}\n");
        for (Map.Entry<String, Scene> picture : pictures.entrySet()) {
            String name = picture.getKey();
            Files.writeString(folder.resolve(name + ".tex"), Tikz.write(picture.getValue()));
            document.append("\\setbox0=\\hbox{\\input{").append(name).append("}}\n");
            document.append("\\typeout{BOX ").append(name);
            document.append(" \\the\\wd0 \\space\\the\\dimexpr\\ht0+\\dp0\\relax}\n");
            document.append("\\noindent\\box0\\newpage\n");
        }
        Files.writeString(folder.resolve("all.tex"), document.append("\\end{document}\n"));
        String said = compiled();
        Matcher boxes = BOX.matcher(said);
        int n = 0;
        for (; boxes.find(); n++) {
            Scene scene = pictures.get(boxes.group(1));
            assertTrue(scene != null, boxes.group());
            String name = boxes.group(1);
            near(scene.width(), boxes.group(2), name);
            near(scene.height(), boxes.group(3), name);
        }
        assertEquals(pictures.size(), n, said);
        assertTrue(Files.size(folder.resolve("all.pdf")) > 10_000);
    }

    private static void near(double pixels, String points, String name) {
        assertEquals(pixels * POINTS_A_PIXEL, Double.parseDouble(points), 0.1, name);
    }

    private String compiled() throws IOException, InterruptedException {
        Path log = folder.resolve("said.txt");
        Process latex =
                new ProcessBuilder(
                                "pdflatex",
                                "-interaction=nonstopmode",
                                "-halt-on-error",
                                "-no-shell-escape",
                                "all.tex")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        latex.getOutputStream().close();
        boolean ended = latex.waitFor(300, TimeUnit.SECONDS);
        latex.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertTrue(ended && latex.exitValue() == 0, said);
        return said;
    }

    private static boolean installed() {
        try {
            Process asked =
                    new ProcessBuilder("kpsewhich", "tikz.sty", "amssymb.sty", "article.cls")
                            .redirectErrorStream(true)
                            .start();
            String found =
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return asked.waitFor() == 0 && found.lines().count() == 3;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
