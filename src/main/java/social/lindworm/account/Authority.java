package social.lindworm.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.site.Role;

/// Who may decide about whom.
final class Authority {

    private Authority() {}

    /// The person, if the other may decide about them now: an active account whose role may grant theirs.
    ///
    /// Decisions about admins wait for each other, so that of two admins who put each other out only one succeeds.
    static Optional<Person> over(Handle handle, AccountId by, AccountId whom) {
        boolean admin = AccountStore.find(handle, whom)
                .filter(person -> person.role() == Role.ADMIN)
                .isPresent();
        if (admin) {
            AccountStore.lockAdmins(handle);
        }
        Optional<Role> own = AccountStore.find(handle, by)
                .filter(actor -> actor.state() == AccountState.ACTIVE)
                .map(Person::role);
        return AccountStore.find(handle, whom)
                .filter(Person::local)
                .filter(person ->
                        own.filter(role -> role.mayGrant(person.role())).isPresent());
    }

    /// Whether the instance would be left without anybody who may run it.
    static boolean lastAdmin(Handle handle, Person person) {
        return person.role() == Role.ADMIN
                && person.state() == AccountState.ACTIVE
                && AccountStore.activeAdmins(handle) <= 1;
    }
}
