package social.lindworm.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.credential.BackupCodes;
import social.lindworm.account.credential.Totp;
import social.lindworm.db.Database;

/// The second factor: setting it up, taking it away, its backup codes. Who calls this has asked for the password
/// before. Thread-safe.
public final class SecondFactors {

    private static final int WINDOW = 2;

    private final Database database;
    private final Clock clock;
    private final Outbox outbox;
    private final String issuer;
    private final Totp totp = new Totp(WINDOW);

    /// @param issuer what authenticator apps show beside the name
    SecondFactors(Database database, Clock clock, Outbox outbox, String issuer) {
        this.database = database;
        this.clock = clock;
        this.outbox = outbox;
        this.issuer = issuer;
    }

    /// @param unusedCodes backup codes that are still good
    public record Status(boolean enabled, int unusedCodes) {}

    /// What an authenticator app takes: the secret for typing, the address for the QR code.
    public record Setup(String secret, String address) {}

    public Status status(AccountId account) {
        return database.read(handle -> new Status(
                CredentialStore.find(handle, account)
                        .filter(Credentials::secondFactor)
                        .isPresent(),
                CredentialStore.unusedBackupCodes(handle, account)));
    }

    /// Makes a secret that counts for nothing until [#enable] has seen a code of it.
    public Setup begin(AccountId account) {
        return database.write(handle -> {
            Credentials credentials = CredentialStore.find(handle, account).orElseThrow();
            String secret = Totp.newSecret();
            CredentialStore.setPendingTotp(handle, account, secret);
            return setup(secret, credentials);
        });
    }

    /// The set-up that was begun and not finished.
    public Optional<Setup> begun(AccountId account) {
        return database.read(handle -> CredentialStore.find(handle, account)
                .flatMap(credentials ->
                        Optional.ofNullable(credentials.totpPending()).map(secret -> setup(secret, credentials))));
    }

    private Setup setup(String secret, Credentials credentials) {
        return new Setup(secret, Totp.address(secret, issuer, credentials.username()));
    }

    /// Turns the second factor on if the code is of the secret that was begun.
    ///
    /// @return the backup codes, shown this once; empty when the code is wrong
    public Optional<List<String>> enable(AccountId account, String typed) {
        return database.write(handle -> {
            Credentials credentials = CredentialStore.find(handle, account).orElseThrow();
            String pending = credentials.totpPending();
            OptionalLong step = pending == null
                    ? OptionalLong.empty()
                    : totp.match(pending, typed, clock.instant(), credentials.totpLastStep());
            if (pending == null || step.isEmpty()) {
                return Optional.empty();
            }
            CredentialStore.enableTotp(handle, account, pending, step.getAsLong());
            outbox.notify(handle, credentials, Kind.SECOND_FACTOR_ON);
            return Optional.of(freshCodes(handle, account));
        });
    }

    public void disable(AccountId account) {
        database.change(handle -> disable(handle, account));
    }

    /// [#disable(AccountId)] within the caller's transaction.
    ///
    /// @return false when there was none
    public boolean disable(Handle handle, AccountId account) {
        Credentials credentials = CredentialStore.find(handle, account).orElseThrow();
        boolean disabled = CredentialStore.disableTotp(handle, account);
        if (disabled) {
            outbox.notify(handle, credentials, Kind.SECOND_FACTOR_OFF);
        }
        return disabled;
    }

    /// New backup codes in place of all earlier ones; empty when there is no second factor.
    public Optional<List<String>> renewCodes(AccountId account) {
        return database.write(handle -> {
            Credentials credentials = CredentialStore.find(handle, account).orElseThrow();
            if (!credentials.secondFactor()) {
                return Optional.empty();
            }
            outbox.notify(handle, credentials, Kind.CODES_RENEWED);
            return Optional.of(freshCodes(handle, account));
        });
    }

    private static List<String> freshCodes(Handle handle, AccountId account) {
        CredentialStore.removeBackupCodes(handle, account);
        List<String> codes = BackupCodes.fresh();
        codes.forEach(code -> CredentialStore.addBackupCode(handle, account, BackupCodes.hash(account.value(), code)));
        return codes;
    }

    /// Checks a one-time or backup code and uses it up.
    boolean accepts(Handle handle, Credentials account, String typed) {
        String secret = account.totpSecret();
        if (secret == null) {
            return false;
        }
        OptionalLong step = totp.match(secret, typed, clock.instant(), account.totpLastStep());
        if (step.isPresent()) {
            return CredentialStore.useStep(handle, account.id(), step.getAsLong());
        }
        String hash = BackupCodes.hash(account.id().value(), typed);
        return !hash.isEmpty() && CredentialStore.useBackupCode(handle, account.id(), hash, clock.instant());
    }
}
