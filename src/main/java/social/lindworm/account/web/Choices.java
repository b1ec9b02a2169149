package social.lindworm.account.web;

import java.util.Optional;

/// Reads what was chosen of a closed set; anything else is nothing.
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> Optional<E> of(Class<E> kind, String text) {
        for (E each : kind.getEnumConstants()) {
            if (each.name().equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
