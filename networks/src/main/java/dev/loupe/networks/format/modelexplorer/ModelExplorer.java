package dev.loupe.networks.format.modelexplorer;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.CutJson;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import java.util.regex.Pattern;

/// Model Explorer's JSON: a collection of graphs, a list of graphs or of collections, or what its adapters answer (`graphs`, `graphCollections`, `subgraphs`).
public final class ModelExplorer implements Format {
    private static final int LOOKED_AT = 1 << 16;
    private static final long LONGEST = 256L << 20;
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\A\\ufeff?\\s*+(?:\\[\\s*+)?\\{\\s*+\"(?:label|graphs|graphCollections|graphSorting|subgraphs|subgraphIndex|id|nodes|collectionLabel|groupNodeAttributes)\"\\s*+:");
    private static final Pattern NODES = Pattern.compile("\"nodes\"\\s*+:\\s*+\\[");
    private static final Pattern LABEL = Pattern.compile("\"label\"\\s*+:");
    private static final Pattern PLACE = Pattern.compile("\"(?:incomingEdges|namespace)\"\\s*+:");

    @Override
    public String name() {
        return "model-explorer";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        if (file.folder() || !begins(file.bytes())) {
            return new Reading.NotThisFormat<>("It begins with no graph of Model Explorer.");
        }
        if (file.bytes().length() > LONGEST) {
            return new Reading.Damaged<>(
                    0, "at most 256 MiB of JSON", file.bytes().length() + " bytes");
        }
        CutJson json = CutJson.read(file.bytes());
        return new Reading.Read<>(new ExplorerModel().read(json));
    }

    private static boolean begins(Bytes bytes) {
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return BEGINNING.matcher(head).find()
                && NODES.matcher(head).find()
                && LABEL.matcher(head).find()
                && PLACE.matcher(head).find();
    }
}
