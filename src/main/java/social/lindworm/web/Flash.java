package social.lindworm.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import social.lindworm.common.Message;

/// One sentence carried over a redirect in a cookie. It is only ever shown as text, so a forged one can do no more than
/// be read by its forger.
final class Flash {

    static final String COOKIE = "flash";

    private static final int LONGEST_COOKIE = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private Flash() {}

    record Carried(String key, List<String> arguments) {}

    static String write(Message message) {
        List<String> arguments =
                message.arguments().stream().map(String::valueOf).toList();
        try {
            byte[] json = JSON.writeValueAsBytes(new Carried(message.key(), arguments));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message that is no JSON: " + message.key(), e);
        }
    }

    /// @return empty for a cookie that is not ours or names no text
    static Optional<Message> read(String cookie, Messages messages) {
        if (cookie.isEmpty() || cookie.length() > LONGEST_COOKIE) {
            return Optional.empty();
        }
        try {
            Carried carried = JSON.readValue(Base64.getUrlDecoder().decode(cookie), Carried.class);
            boolean known = carried.key() != null && carried.arguments() != null && messages.has(carried.key());
            return known ? Optional.of(new Message(carried.key(), List.copyOf(carried.arguments()))) : Optional.empty();
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
