package social.lindworm.account.credential;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

/// Makes and checks password hashes: argon2id, and Django's PBKDF2 for people who came from BookWyrm. Thread-safe.
///
/// Each hash takes 19 MiB and a core for a while, so only a few are made at once, on threads of their own that leave
/// the rest of the server breathing. When too many wait, the next one is told to come back
/// ([AppException.Unavailable]); memory stays bounded whatever arrives.
public final class Passwords implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAITING = 64;

    private final Cost cost;

    /// Checked in place of a hash that is not there, so that an unknown name costs what a known one costs.
    private final String nobody;

    private final ThreadPoolExecutor threads;

    /// What a new hash costs.
    public record Cost(int memoryKib, int passes) {

        /// OWASP's setting for small machines.
        public static final Cost USUAL = new Cost(19 * 1024, 2);
    }

    /// @param atOnce how many hashes may be computed at the same time
    public Passwords(int atOnce, Cost cost) {
        this.cost = cost;
        nobody = "$argon2id$v=19$m=%d,t=%d,p=1$TYDnqKuJ3+7JttMb/y5SCA$oC9mGUNQNKlwpfowvYfGwayd8CALEc41KaZ1TgK8QUA"
                .formatted(cost.memoryKib(), cost.passes());
        threads = new ThreadPoolExecutor(
                atOnce, atOnce, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Passwords::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /// As many at once as leaves half of the machine to everything else.
    public static Passwords forThisMachine() {
        return new Passwords(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Cost.USUAL);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "password");
        thread.setDaemon(true);
        return thread;
    }

    /// What checking a password showed.
    public sealed interface Check {

        /// It is not the password, or there is none to be right.
        record Wrong() implements Check {}

        /// It is. `upgrade` holds a new hash to keep where the old one was of a weaker kind.
        record Right(Optional<String> upgrade) implements Check {}
    }

    /// The hash to keep of a new password.
    public String hash(String password) {
        return compute(() -> newHash(password));
    }

    /// Compares a password with the hash kept of it. Takes as long when there is none.
    public Check check(String password, @Nullable String stored) {
        return compute(() -> checkNow(password, stored));
    }

    private Check checkNow(String password, @Nullable String stored) {
        if (stored != null && stored.startsWith("$argon2id$")) {
            return checkArgon2(password, stored);
        }
        Optional<DjangoHash> django = stored == null ? Optional.empty() : DjangoHash.parse(stored);
        if (django.isPresent()) {
            return django.get().matches(password) ? new Check.Right(Optional.of(newHash(password))) : new Check.Wrong();
        }
        checkArgon2(password, nobody);
        return new Check.Wrong();
    }

    private Check checkArgon2(String password, String stored) {
        try {
            Argon2Function asStored = Argon2Function.getInstanceFromHash(stored);
            if (!Password.check(composed(password), stored).with(asStored)) {
                return new Check.Wrong();
            }
            boolean asGoodAsOurs =
                    asStored.getMemory() >= cost.memoryKib() && asStored.getIterations() >= cost.passes();
            return new Check.Right(asGoodAsOurs ? Optional.empty() : Optional.of(newHash(password)));
        } catch (BadParametersException e) {
            return new Check.Wrong();
        }
    }

    private String newHash(String password) {
        return Password.hash(composed(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2())
                .getResult();
    }

    /// The library keeps it, with all the memory one hash needs, from the first hash on; a start does not wait for
    /// it.
    private Argon2Function argon2() {
        return Argon2Function.getInstance(cost.memoryKib(), cost.passes(), 1, HASH_BYTES, Argon2.ID);
    }

    /// The same letters may arrive composed or not, depending on the keyboard; Django's hashes were made of them as
    /// typed.
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T compute(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new AppException.Unavailable(
                    "too many passwords to check at once", Message.of("account.error.busy"), e);
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.cancel(true);
            throw new AppException.Unavailable(
                    "interrupted while checking a password", Message.of("account.error.busy"), e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
