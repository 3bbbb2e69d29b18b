package dev.loupe.networks.format.openvino;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// OpenVINO IR, versions 2 to 11: `NAME.xml` with the layers, and beside it `NAME.bin` with the constants, which may be missing.
public final class OpenVino implements Format {
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\A\\ufeff?(?:<\\?xml[^>]*+>)?(?:\\s|<!--(?s:.*?)-->)*+<net\\s[^>]*\\bversion=\"\\d+\"[^>]*+>(?:\\s|<!--(?s:.*?)-->)*+(?:<(?:layers|batch|pre-process)[\\s>/]|<?\\z)");

    @Override
    public String name() {
        return "openvino";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        String head = bytes.text(0, Math.min(bytes.length(), 4096));
        if (file.folder() || !BEGINNING.matcher(head).find()) {
            return new Reading.NotThisFormat<>("It is no XML document of a net with layers.");
        }
        XmlTree tree = XmlTree.read(bytes);
        XmlTree.Element root = tree.root();
        if (root == null) {
            return new Reading.NotThisFormat<>("It is no XML document.");
        }
        String name = String.valueOf(file.path().getFileName()).replaceFirst("\\.[^.]*$", ".bin");
        Optional<Path> beside = file.companion(name);
        boolean there = beside.isPresent() && !beside.get().equals(file.path());
        IrConstants constants = new IrConstants(name, there ? Bytes.map(beside.get()) : null);
        return new Reading.Read<>(new IrModel(constants).read(root, tree.damage()));
    }
}
