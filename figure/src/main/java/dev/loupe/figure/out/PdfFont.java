package dev.loupe.figure.out;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One face in one PDF: the glyphs that are used of it, numbered as they come, embedded with what they stand for.
///
/// The font program is made from the glyphs' outlines, because PDFBox embeds no OpenType fonts with cubic outlines, of which Inter is
/// one, and because that serves fonts in any file format.
///
/// Source: ISO 32000-1, sections 9.7 (composite fonts) and 9.10 (extraction of text).
final class PdfFont {
    private final Face face;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final List<byte[]> glyphs = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<String> letters = new ArrayList<>();

    PdfFont(Face face) {
        this.face = face;
        glyphs.add(CharString.of(new Path2D.Double(), 0));
        widths.add(0);
        letters.add("");
    }

    /// The number under which the document has a glyph, at least 1.
    ///
    /// @param stands what it stands for; the first answer counts
    int number(int glyph, String stands) {
        Integer known = numbers.get(glyph);
        if (known != null) {
            return known;
        }
        int number = glyphs.size();
        int width = Glyphs.width(face, glyph);
        numbers.put(glyph, number);
        glyphs.add(CharString.of(Glyphs.outline(face, glyph), width));
        widths.add(width);
        letters.add(stands);
        return number;
    }

    /// In thousandths of an em.
    int width(int number) {
        return widths.get(number);
    }

    /// @param place among the fonts of the document; makes its name one of its own
    COSDictionary dictionary(PDDocument document, int place) throws IOException {
        String tag = "LOUP" + (char) ('A' + place / 26 % 26) + (char) ('A' + place % 26);
        String name = tag + "+" + face.name().replaceAll("[^A-Za-z0-9-]", "");
        COSDictionary root = new COSDictionary();
        root.setItem(COSName.TYPE, COSName.FONT);
        root.setItem(COSName.SUBTYPE, COSName.TYPE0);
        root.setName(COSName.BASE_FONT, name);
        root.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant(document, name));
        root.setItem(COSName.DESCENDANT_FONTS, descendants);
        root.setItem(COSName.TO_UNICODE, stream(document, ascii(toUnicode())));
        return root;
    }

    private COSDictionary descendant(PDDocument document, String name) throws IOException {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSArray each = new COSArray();
        widths.subList(1, widths.size()).forEach(width -> each.add(COSInteger.get(width)));
        COSArray ranges = new COSArray();
        ranges.add(COSInteger.get(1));
        ranges.add(each);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        font.setName(COSName.BASE_FONT, name);
        font.setItem(COSName.CIDSYSTEMINFO, system);
        font.setItem(COSName.W, ranges);
        font.setItem(COSName.FONT_DESC, descriptor(document, name));
        return font;
    }

    private COSDictionary descriptor(PDDocument document, String name) throws IOException {
        COSStream program = stream(document, CffFont.of(name, glyphs));
        program.setName(COSName.SUBTYPE, "CIDFontType0C");
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setItem(COSName.FONT_BBOX, new PDRectangle(-200, -300, 1800, 1400));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 969);
        descriptor.setInt(COSName.DESCENT, -242);
        descriptor.setInt(COSName.CAP_HEIGHT, 727);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.getPDFName("FontFile3"), program);
        return descriptor;
    }

    private String toUnicode() {
        StringBuilder map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < letters.size(); i++) {
            if (!letters.get(i).isEmpty()) {
                lines.add("<" + hex(i) + "> <" + hex(letters.get(i)) + ">\n");
            }
        }
        for (int from = 0; from < lines.size(); from += 100) {
            List<String> some = lines.subList(from, Math.min(from + 100, lines.size()));
            map.append(some.size()).append(" beginbfchar\n");
            some.forEach(map::append);
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /// Four digits.
    static String hex(int number) {
        return String.format(Locale.ROOT, "%04X", number);
    }

    /// UTF-16, four digits a unit.
    static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(unit -> hex.append(hex(unit)));
        return hex.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static COSStream stream(PDDocument document, byte[] data) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(data);
        }
        return stream;
    }
}
