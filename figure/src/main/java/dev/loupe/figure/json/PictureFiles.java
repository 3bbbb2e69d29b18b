package dev.loupe.figure.json;

import dev.loupe.figure.bitmap.BitmapReader;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Puts the files that a spec's `image` channels name into the spec, as data addresses. Only files below one folder are read, and
/// nothing is asked of the network.
public final class PictureFiles {
    /// Of all files together.
    private static final long MOST_BYTES = 256_000_000;

    private final Path folder;
    private long taken;

    private PictureFiles(Path folder) {
        this.folder = folder;
    }

    /// @param folder where paths begin, and which they may not leave, not even by a link
    public static PictureFiles below(Path folder) {
        return new PictureFiles(folder);
    }

    /// The same picture with its files inside.
    ///
    /// @throws IllegalArgumentException with one sentence if a file is missing, lies elsewhere, is too large or no PNG or JPEG
    public Picture in(Picture picture) {
        return switch (picture) {
            case FigureSpec figure -> in(figure);
            case GridSpec grid -> {
                List<GridSpec.CellSpec> cells = new ArrayList<>();
                for (GridSpec.CellSpec cell : grid.cells()) {
                    cells.add(
                            new GridSpec.CellSpec(
                                    cell.row(),
                                    cell.column(),
                                    cell.high(),
                                    cell.wide(),
                                    in(cell.picture())));
                }
                yield new GridSpec(
                        grid.heading(),
                        grid.columns(),
                        grid.rows(),
                        grid.gap(),
                        grid.shareX(),
                        grid.shareY(),
                        grid.legend(),
                        cells);
            }
        };
    }

    /// As above, of one figure.
    public FigureSpec in(FigureSpec figure) {
        List<LayerSpec> layers = new ArrayList<>();
        for (LayerSpec layer : figure.layers()) {
            String name = layer.column(Channel.IMAGE);
            Table own = layer.data();
            Table table = own == null ? figure.data() : own;
            layers.add(
                    name != null
                                    && table.has(name)
                                    && table.column(name) instanceof Column.Texts paths
                            ? layer.over(table.with(name, inside(paths)))
                            : layer);
        }
        return figure.layers(layers);
    }

    private Column.Texts inside(Column.Texts paths) {
        String[] levels = paths.levels().clone();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = levels[i].startsWith("data:") ? levels[i] : address(levels[i]);
        }
        return new Column.Texts(levels, paths.codes());
    }

    private String address(String path) {
        if (path.matches("(?i)[a-z][a-z0-9+.-]+:.*")) {
            throw new IllegalArgumentException(
                    "A picture is a data address or a file below %s, and nothing is fetched from elsewhere, but here it is %s."
                            .formatted(folder, path));
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root)) {
                throw new IllegalArgumentException(
                        "A picture's file lies below %s, but %s does not.".formatted(folder, path));
            }
            if (Files.size(file) > BitmapReader.MOST_BYTES) {
                throw new IllegalArgumentException(
                        "A picture has at most %,d bytes, but %s has %,d."
                                .formatted(BitmapReader.MOST_BYTES, path, Files.size(file)));
            }
            taken += Files.size(file);
            if (taken > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "The pictures of a figure have at most %,d bytes together, but with %s they have %,d."
                                .formatted(MOST_BYTES, path, taken));
            }
            byte[] bytes = Files.readAllBytes(file);
            boolean png = bytes.length > 0 && bytes[0] == (byte) 0x89;
            return (png ? "data:image/png;base64," : "data:image/jpeg;base64,")
                    + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "A picture's file cannot be read: %s.".formatted(path), e);
        }
    }
}
