package social.lindworm.account;

import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.credential.Tokens;
import social.lindworm.jobs.Jobs;

/// Puts mails on their way within the caller's transaction. Thread-safe.
final class Outbox {

    private final Jobs jobs;

    Outbox(Jobs jobs) {
        this.jobs = jobs;
    }

    /// While the same mail to the same person waits, no second one is made.
    void send(Handle handle, AccountMail mail) {
        jobs.enqueue(handle, AccountMail.TYPE, mail.kind() + ":" + mail.account() + ":" + key(mail), mail);
    }

    private static String key(AccountMail mail) {
        return Tokens.hash(mail.address() + "|" + mail.detail()).substring(0, 16);
    }

    /// Tells somebody about a change that they should know of if it was not theirs; nothing where there is no address.
    void notify(Handle handle, Credentials account, Kind kind) {
        String address = account.email();
        if (address != null) {
            send(handle, new AccountMail(kind, account.id().value(), address, account.language(), ""));
        }
    }
}
