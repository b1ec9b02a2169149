package social.lindworm.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import social.lindworm.common.Message;

/// A text that is kept, to be shown later in any language.
final class WrittenMessage {

    private static final JsonMapper JSON = new JsonMapper();

    private WrittenMessage() {}

    static String write(Message message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    static Message read(String written) {
        try {
            return message(JSON.readTree(written));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written here can be read", e);
        }
    }

    private static Message message(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        for (JsonNode argument : node.path("arguments")) {
            arguments.add(
                    argument.isObject()
                            ? message(argument)
                            : argument.isNumber() ? argument.longValue() : argument.asText());
        }
        return new Message(node.path("key").asText(), arguments);
    }
}
