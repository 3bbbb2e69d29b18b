package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Archive;
import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.pytorch.TorchArchive;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The archive's code, read file by file when something of it is first asked for. `code/__torch__/torch/nn/modules/conv.py` declares `__torch__.torch.nn.modules.conv.Conv2d`.
final class Library {
    private static final String FOLDER = "code/";
    private static final String ENDING = ".py";
    private static final Parser.Declared NOTHING = new Parser.Declared(Map.of(), Map.of());

    private final TorchArchive archive;
    private final Map<String, Parser.Declared> read = new HashMap<>();

    Library(TorchArchive archive) {
        this.archive = archive;
    }

    /// @throws Broken if the code that declares it breaks the grammar
    Syntax.@Nullable Type type(String name) {
        return declared(name).types().get(plain(name));
    }

    /// @throws Broken if the code that declares it breaks the grammar
    Syntax.@Nullable Function function(String name) {
        return declared(name).functions().get(plain(name));
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Parser.Declared declared(String name) {
        int dot = name.lastIndexOf('.');
        String prefix = dot < 0 ? "" : name.substring(0, dot);
        Parser.Declared known = read.get(prefix);
        if (known == null) {
            known = read(prefix);
            read.put(prefix, known);
        }
        return known;
    }

    private Parser.Declared read(String prefix) {
        String path = FOLDER + prefix.replace('.', '/') + ENDING;
        Archive.Entry entry = archive.entries().get(path);
        if (entry == null) {
            return NOTHING;
        }
        String text = archive.bytes(path).map(bytes -> bytes.text()).orElse("");
        return Parser.of(new Source(prefix, text, entry.packed().start(), entry.stored()));
    }
}
