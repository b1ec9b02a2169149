package social.lindworm.common;

import java.util.List;

/// A text for a person, not yet in any language: a key of the message files and what stands in its places.
///
/// @param key a key of `messages/*.properties`
/// @param arguments values for `{0}`, `{1}` ...; texts, numbers, or other messages
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
