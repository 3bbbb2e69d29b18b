package dev.loupe.figure.bitmap;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads pictures from other people's bytes. A file's size in pixels is compared with what is allowed before they are unpacked;
/// nothing is asked of the network.
public final class BitmapReader {
    /// Bytes of a packed file.
    public static final int MOST_BYTES = 64_000_000;

    private static final List<String> KINDS = List.of("png", "jpeg", "jpg");

    private BitmapReader() {}

    /// The bytes in a data address.
    ///
    /// @throws IllegalArgumentException with one sentence if it is none of a PNG or JPEG
    static byte[] bytes(String address) {
        int comma = address.indexOf(',');
        String head = comma < 0 ? "" : address.substring(0, comma).toLowerCase(Locale.ROOT);
        boolean known =
                KINDS.stream().anyMatch(kind -> head.equals("data:image/" + kind + ";base64"));
        if (!known) {
            throw new IllegalArgumentException(
                    "A picture is a PNG or JPEG as a data address (data:image/png;base64,…), and nothing is fetched from elsewhere, but here it is %s."
                            .formatted(address.isEmpty() ? "empty" : brief(address)));
        }
        if (address.length() - comma > MOST_BYTES / 3L * 4) {
            throw new IllegalArgumentException(
                    "A picture has at most %,d bytes, but this one has about %,d."
                            .formatted(MOST_BYTES, (address.length() - comma) / 4L * 3));
        }
        try {
            return Base64.getDecoder().decode(address.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A picture's data address holds base64, but this one does not: "
                            + brief(address)
                            + ".",
                    e);
        }
    }

    /// @param most pixels that are allowed
    /// @throws IllegalArgumentException with one sentence if the bytes are no PNG or JPEG, are damaged, or hold too many pixels
    public static Bitmap read(byte[] file, int most) {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    if (KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        return read(reader, in, most);
                    }
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException e) {
            throw damaged(e);
        }
        throw new IllegalArgumentException(
                "A picture is a PNG or JPEG, but these %d bytes are neither."
                        .formatted(file.length));
    }

    private static Bitmap read(ImageReader reader, ImageInputStream in, int most) {
        int columns;
        int rows;
        try {
            reader.setInput(in, true, true);
            columns = reader.getWidth(0);
            rows = reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        if ((long) columns * rows > most) {
            throw new IllegalArgumentException(
                    "A picture has at most %,d pixels, but this one has %,d × %,d."
                            .formatted(most, columns, rows));
        }
        try {
            BufferedImage image = reader.read(0);
            int[] argb = new int[columns * rows];
            image.getRGB(0, 0, columns, rows, argb, 0, columns);
            return new Bitmap(columns, rows, argb);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static IllegalArgumentException damaged(Exception cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new IllegalArgumentException(
                "A picture is a PNG or JPEG, but this one is damaged: " + why + ".", cause);
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
