package social.lindworm.account;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.mail.MailTransport;
import social.lindworm.account.mail.MailTransport.Undeliverable;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;

/// Writes the mails and hands them over. Tokens are made here, so that they stand in no waiting job; a second try makes
/// a new one.
final class AccountMails implements JobHandler<AccountMail> {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMails.class);

    private final Database database;
    private final Clock clock;
    private final String domain;
    private final Letters letters;
    private final MailTransport transport;

    AccountMails(Database database, Clock clock, String domain, Letters letters, MailTransport transport) {
        this.database = database;
        this.clock = clock;
        this.domain = domain;
        this.letters = letters;
        this.transport = transport;
    }

    @Override
    public JobType<AccountMail> type() {
        return AccountMail.TYPE;
    }

    @Override
    public void run(AccountMail job) throws IOException {
        Optional<Contents> contents = database.write(handle -> contents(handle, job));
        if (contents.isPresent()) {
            try {
                transport.deliver(letters.write(contents.get()));
            } catch (Undeliverable e) {
                LOG.atWarn().addKeyValue("kind", job.kind()).setCause(e).log("a mail was refused for good");
            }
        }
    }

    /// All that a letter is written from.
    ///
    /// @param token for its link, empty without one
    /// @param code for typing, empty without one
    record Contents(Kind kind, String to, String username, String language, String token, String code) {}

    private Optional<Contents> contents(Handle handle, AccountMail job) {
        return switch (job.kind()) {
            case CONFIRM ->
                account(handle, job)
                        .filter(account -> account.state() == AccountState.PENDING)
                        .flatMap(account -> issue(handle, account, TokenStore.Kind.CONFIRM_EMAIL, job));
            case RESET ->
                CredentialStore.findByLogin(handle, job.address(), domain)
                        .filter(account ->
                                account.state() == AccountState.ACTIVE || account.state() == AccountState.DEACTIVATED)
                        .flatMap(account -> issue(handle, account, TokenStore.Kind.RESET_PASSWORD, job));
            case CHANGE_EMAIL -> account(handle, job).flatMap(account -> changeEmail(handle, account, job));
            case KNOWN_ADDRESS ->
                account(handle, job)
                        .filter(account -> account.email() != null)
                        .map(account -> notice(account, job.kind(), String.valueOf(account.email())));
            case EMAIL_CHANGED, PASSWORD_CHANGED, SECOND_FACTOR_ON, SECOND_FACTOR_OFF, CODES_RENEWED, DELETED ->
                account(handle, job)
                        .map(account ->
                                new Contents(job.kind(), job.address(), account.username(), job.language(), "", ""));
            case INVITE -> Optional.of(new Contents(job.kind(), job.address(), "", job.language(), job.detail(), ""));
        };
    }

    private static Optional<Credentials> account(Handle handle, AccountMail job) {
        return CredentialStore.find(handle, new AccountId(job.account()));
    }

    private Optional<Contents> issue(Handle handle, Credentials account, TokenStore.Kind kind, AccountMail job) {
        String email = account.email();
        if (email == null) {
            return Optional.empty();
        }
        TokenStore.Issued issued = TokenStore.replace(handle, kind, account.id(), "", clock.instant());
        String language = account.language().isEmpty() ? job.language() : account.language();
        String code = kind == TokenStore.Kind.CONFIRM_EMAIL ? issued.code() : "";
        return Optional.of(new Contents(job.kind(), email, account.username(), language, issued.token(), code));
    }

    /// An address that is another's is told of the try, so that the form's answer need not tell that it is known.
    private Optional<Contents> changeEmail(Handle handle, Credentials account, AccountMail job) {
        EmailAddress wanted = new EmailAddress(job.address());
        Optional<Credentials> owner = CredentialStore.findByEmail(handle, wanted)
                .filter(other -> !other.id().equals(account.id()));
        if (owner.isPresent()) {
            return owner.map(other -> notice(other, Kind.KNOWN_ADDRESS, wanted.value()));
        }
        TokenStore.Issued issued =
                TokenStore.replace(handle, TokenStore.Kind.CHANGE_EMAIL, account.id(), wanted.value(), clock.instant());
        return Optional.of(new Contents(
                Kind.CHANGE_EMAIL, wanted.value(), account.username(), account.language(), issued.token(), ""));
    }

    private static Contents notice(Credentials account, Kind kind, String to) {
        return new Contents(kind, to, account.username(), account.language(), "", "");
    }
}
