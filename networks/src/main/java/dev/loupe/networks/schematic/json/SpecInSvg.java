package dev.loupe.networks.schematic.json;

import java.io.StringReader;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The spec that a schematic's SVG carries, so that the picture can be drawn anew and changed.
///
/// ```
/// <svg …><metadata id="…">{"schematic": …}</metadata> …
/// ```
///
/// Source: SVG 1.1, section 21.1, *metadata*.
public final class SpecInSvg {
    /// A longer spec is none that Loupe wrote, characters.
    private static final int MOST = 8_000_000;

    private SpecInSvg() {}

    /// Whether a text may be SVG: it begins with a tag.
    public static boolean looksLikeSvg(String text) {
        return text.stripLeading().startsWith("<");
    }

    /// The first `metadata` whose text is a JSON object, as JSON; empty where there is none or the XML is damaged before it. Nothing outside the text is read, no entity followed.
    public static Optional<String> of(String svg) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(svg));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("metadata")) {
                    String text = text(reader);
                    if (text.startsWith("{")) {
                        return Optional.of(text);
                    }
                }
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// The text up to the next tag.
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (reader.hasNext() && text.length() < MOST) {
            switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                case XMLStreamConstants.COMMENT -> {}
                default -> {
                    return text.toString().strip();
                }
            }
        }
        return "";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
