package dev.loupe.networks.format.openvino;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An XML document as far as it could be read. Document types and entities of any kind are refused, so nothing outside of the file is ever looked at and nothing expands. The text is taken as UTF-8.
///
/// @param root   null if not even the first element could be read
/// @param damage where the document stops being well-formed; what was read before is in the tree
record XmlTree(@Nullable Element root, Model.@Nullable Damage damage) {
    private static final int DEEPEST = 400;

    /// @param text the characters directly within, stripped
    record Element(
            String name,
            Map<String, String> attributes,
            List<Element> children,
            StringBuilder text) {
        /// An attribute, or empty.
        String says(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        /// The first child of that name; an empty element if there is none.
        Element first(String child) {
            return children.stream()
                    .filter(c -> c.name.equals(child))
                    .findFirst()
                    .orElseGet(() -> empty(child));
        }

        /// The children of that name.
        List<Element> all(String child) {
            return children.stream().filter(c -> c.name.equals(child)).toList();
        }
    }

    private static Element empty(String name) {
        return new Element(name, new LinkedHashMap<>(), new ArrayList<>(), new StringBuilder());
    }

    static XmlTree read(Bytes bytes) {
        Element root = null;
        Deque<Element> open = new ArrayDeque<>();
        try {
            XMLStreamReader xml =
                    factory()
                            .createXMLStreamReader(
                                    new InputStreamReader(
                                            new Stream(bytes), StandardCharsets.UTF_8));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        Element element = element(xml);
                        if (open.isEmpty()) {
                            root = element;
                        } else {
                            open.element().children.add(element);
                        }
                        open.push(element);
                        if (open.size() > DEEPEST) {
                            throw new XMLStreamException(
                                    "more than " + DEEPEST + " elements within each other",
                                    xml.getLocation());
                        }
                    }
                    case XMLStreamReader.END_ELEMENT -> open.pop();
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                        if (!open.isEmpty() && !xml.isWhiteSpace()) {
                            open.element().text.append(xml.getText().strip());
                        }
                    }
                    case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
                            throw new XMLStreamException(
                                    "a document type or an entity", xml.getLocation());
                    default -> {}
                }
            }
            return new XmlTree(root, null);
        } catch (XMLStreamException broken) {
            long at = broken.getLocation() == null ? 0 : broken.getLocation().getCharacterOffset();
            return new XmlTree(
                    root,
                    new Model.Damage(
                            Math.clamp(at, 0, bytes.length()),
                            "expected well-formed XML, found: " + sentence(broken)));
        }
    }

    private static String sentence(XMLStreamException broken) {
        String said = Objects.requireNonNullElse(broken.getMessage(), "an error");
        int message = said.indexOf("Message: ");
        return (message < 0 ? said : said.substring(message + 9)).lines().findFirst().orElse("");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("an external entity");
                });
        return factory;
    }

    private static Element element(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new Element(xml.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
    }

    private static final class Stream extends InputStream {
        private final Bytes bytes;
        private long at;

        Stream(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return at < bytes.length() ? bytes.u8(at++) : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            long n = Math.min(length, bytes.length() - at);
            if (n <= 0) {
                return length == 0 ? 0 : -1;
            }
            byte[] part = bytes.array(at, n);
            System.arraycopy(part, 0, into, from, part.length);
            at += n;
            return part.length;
        }
    }
}
