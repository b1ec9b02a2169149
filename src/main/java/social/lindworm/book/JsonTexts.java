package social.lindworm.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/// Lists of texts and stored facts as JSON, the way the catalogue's columns hold them.
final class JsonTexts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, List<String>>> FACTS = new TypeReference<>() {};
    private static final String EMPTY = "[]";

    private JsonTexts() {}

    static String write(List<String> texts) {
        return texts.isEmpty() ? EMPTY : json(texts);
    }

    static List<String> read(String json) {
        if (json.equals(EMPTY)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list in the catalogue is not JSON", e);
        }
    }

    static String write(Facts facts) {
        return json(facts.byKey());
    }

    static Facts readFacts(String json) {
        try {
            return Facts.ofKeys(JSON.readValue(json, FACTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored revision is not JSON", e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is not a " + type.getSimpleName(), e);
        }
    }
}
