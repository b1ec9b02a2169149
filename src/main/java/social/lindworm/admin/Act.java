package social.lindworm.admin;

import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.Person;

/// Something done to the instance.
///
/// @param about what it was done to, as it was called then
/// @param person whom it was done to, if to a person
/// @param before how it was, empty where there is nothing to tell
/// @param after how it is now, likewise
public record Act(AccountId by, ActKind kind, String about, Optional<AccountId> person, String before, String after) {

    static Act of(AccountId by, ActKind kind, String about, String before, String after) {
        return new Act(by, kind, about, Optional.empty(), before, after);
    }

    static Act to(Person person, AccountId by, ActKind kind, String before, String after) {
        return new Act(by, kind, person.handle(), Optional.of(person.id()), before, after);
    }
}
