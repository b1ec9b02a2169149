package social.lindworm.storage.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A document that the service sent: its own fields, and groups of fields such as the objects of a listing.
///
/// @param root the name of its outermost element
/// @param fields texts by the names of their elements, outside of groups
/// @param groups in their order
record S3Xml(String root, Fields fields, List<Fields> groups) {

    /// Texts by the names of their elements, however deep.
    static final class Fields {
        private final Map<String, List<String>> texts = new HashMap<>();

        String get(String name) {
            return all(name).isEmpty() ? "" : all(name).getFirst();
        }

        List<String> all(String name) {
            return texts.getOrDefault(name, List.of());
        }

        private void add(String name, String text) {
            texts.computeIfAbsent(name, same -> new ArrayList<>(1)).add(text);
        }
    }

    /// Neither document type nor entity of its own is allowed in it: a document from outside must not make us read
    /// files or fetch addresses.
    ///
    /// @param group the name of the elements that are groups
    /// @throws IOException if it is no XML, or was cut off
    static S3Xml parse(byte[] document, String group) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(document, start(document), document.length));
            try {
                return read(reader, group);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("the answer is no XML: " + e.getMessage(), e);
        }
    }

    /// Services that work for long send blanks meanwhile, and XML may not begin with them.
    private static int start(byte[] document) {
        int start = 0;
        while (start < document.length && document[start] <= ' ' && document[start] >= 0) {
            start++;
        }
        return start;
    }

    private static S3Xml read(XMLStreamReader reader, String group) throws XMLStreamException {
        Fields own = new Fields();
        List<Fields> groups = new ArrayList<>();
        @Nullable Fields current = null;
        String root = "";
        boolean isLeaf = false;
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (root.isEmpty()) {
                        root = reader.getLocalName();
                    } else if (reader.getLocalName().equals(group)) {
                        current = new Fields();
                        groups.add(current);
                    }
                    isLeaf = true;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (isLeaf) {
                        (current == null ? own : current).add(reader.getLocalName(), text.toString());
                    }
                    isLeaf = false;
                    current = reader.getLocalName().equals(group) ? null : current;
                }
                default -> isLeaf = isLeaf && reader.getEventType() == XMLStreamConstants.COMMENT;
            }
        }
        return new S3Xml(root, own, groups);
    }

    /// Text as it may stand in an element.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
