package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a PDF page names: fonts, pictures, opacities.
final class PdfThings {
    /// Viewers blur coarse pictures, so cells are drawn at this density.
    private static final double DENSITY = 3;

    private static final int MOST_PIXELS = 16_000_000;

    private final PDDocument document;
    private final PDResources resources;
    private final Map<String, PdfFont> fonts = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private int images;

    PdfThings(PDDocument document, PDResources resources) {
        this.document = document;
        this.resources = resources;
    }

    PdfFont font(Face face) {
        return fonts.computeIfAbsent(face.name(), _ -> new PdfFont(face));
    }

    String name(Face face) {
        return names.computeIfAbsent(face.name(), _ -> "F" + names.size());
    }

    /// The name of a raster's picture; null if it has no cells or no size.
    @Nullable String raster(Item.Raster raster) throws IOException {
        Box box = raster.box();
        double width = Math.ceil(box.width() * DENSITY);
        double height = Math.ceil(box.height() * DENSITY);
        if (raster.columns() == 0 || raster.rows() == 0 || !(width > 0 && height > 0)) {
            return null;
        }
        if (raster.columns() >= width || raster.rows() >= height || width * height > MOST_PIXELS) {
            return image(raster.columns(), raster.rows(), raster.argb());
        }
        Pixels pixels = Pixels.of((int) width, (int) height);
        Box whole = new Box(0, 0, width, height);
        Item.Raster moved =
                new Item.Raster(
                        raster.meaning(),
                        whole,
                        raster.columns(),
                        raster.rows(),
                        raster.argb(),
                        raster.smooth());
        pixels.draw(moved, pixels.all(), 1);
        return pixels(pixels);
    }

    String pixels(Pixels pixels) throws IOException {
        return image(pixels.width(), pixels.height(), pixels.straight());
    }

    private String image(int width, int height, int[] argb) throws IOException {
        boolean opaque = true;
        for (int pixel : argb) {
            opaque &= pixel >>> 24 == 255;
        }
        int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(width, height, type);
        image.setRGB(0, 0, width, height, argb, 0, width);
        PDImageXObject thing = LosslessFactory.createFromImage(document, image);
        String name = "I" + images++;
        resources.put(COSName.getPDFName(name), thing);
        return name;
    }

    /// Puts fonts and opacities where the page finds them, once everything is drawn.
    void finish(Iterable<Integer> opacities) throws IOException {
        COSDictionary all = new COSDictionary();
        int place = 0;
        for (Map.Entry<String, PdfFont> font : fonts.entrySet()) {
            all.setItem(names.get(font.getKey()), font.getValue().dictionary(document, place++));
        }
        if (place > 0) {
            resources.getCOSObject().setItem(COSName.FONT, all);
        }
        for (int opacity : opacities) {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(opacity / 255f);
            state.setStrokingAlphaConstant(opacity / 255f);
            resources.put(COSName.getPDFName("O" + opacity), state);
        }
    }
}
