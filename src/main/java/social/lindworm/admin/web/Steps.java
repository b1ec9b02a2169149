package social.lindworm.admin.web;

import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.web.Visit;

/// What several of these pages do alike.
final class Steps {

    static final int UNPROCESSABLE = 422;

    private Steps() {}

    static AccountId self(Visit visit) {
        return new AccountId(visit.viewer().accountId());
    }

    /// What was chosen of a closed set; anything else is nothing.
    static <E extends Enum<E>> Optional<E> chosen(Class<E> kind, String text) {
        for (E each : kind.getEnumConstants()) {
            if (each.name().equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
