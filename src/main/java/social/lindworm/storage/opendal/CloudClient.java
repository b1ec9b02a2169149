package social.lindworm.storage.opendal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.opendal.AsyncExecutor;
import org.apache.opendal.AsyncOperator;
import org.apache.opendal.Capability;
import org.apache.opendal.Entry;
import org.apache.opendal.ListOptions;
import org.apache.opendal.Metadata;
import org.apache.opendal.OpenDALException;
import org.apache.opendal.Operator;
import org.apache.opendal.WriteOptions;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// Calls into the native code, each with a time limit, since OpenDAL has none of its own, and each counted: native
/// memory is released only when the store is closed and the last call has come back, as a call on released memory
/// would end the process. Where a token has ended, a call signs in anew and is made once more. Thread-safe.
///
/// Every call is made by a thread of Java's. OpenDAL's own threads, which its `AsyncOperator` answers on, never let go
/// of what they hand over, so all that was ever read would stay in memory.
final class CloudClient implements AutoCloseable {

    /// What a call needs at least, besides its patience: a slow line is no failure.
    private static final long BYTES_PER_SECOND = 32 * 1024;

    private static final int NATIVE_THREADS = 2;

    /// OpenDAL wants one to begin with.
    private static final String NO_TOKEN = "none";

    private static final Executor CALLS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("cloud-call-", 0).factory());

    private final CloudErrors errors;
    private final Duration patience;
    private final AsyncExecutor executor;
    private final StorageConfig.Cloud config;
    private final Optional<SwiftSignIn> signIn;
    private final Lock signingIn = new ReentrantLock();
    private final List<Operator> ended = new ArrayList<>();
    private Operator operator;
    private Optional<String> token = Optional.empty();
    private int signedIn;
    private int underWay;
    private boolean closed;

    CloudClient(StorageConfig.Cloud config) {
        NativeCode.load();
        this.config = config;
        this.errors = new CloudErrors(config);
        this.signIn = SwiftSignIn.of(config);
        this.patience = config.limits().connectTimeout().plus(config.limits().readTimeout());
        this.executor = AsyncExecutor.createTokioExecutor(NATIVE_THREADS);
        try {
            this.operator = operator(signIn.map(_ -> NO_TOKEN));
        } catch (OpenDALException e) {
            executor.close();
            throw errors.translateOptions(e);
        }
    }

    /// @param fresh a token in place of the one of the settings
    private Operator operator(Optional<String> fresh) {
        Map<String, String> options = new HashMap<>();
        config.options().forEach((name, value) -> options.put(name, reveal(value)));
        if (fresh.isPresent()) {
            options.keySet().removeAll(SwiftSignIn.OPTIONS);
            options.put("token", fresh.get());
        }
        options.put("root", "/" + root(config));
        try (AsyncOperator unused = AsyncOperator.of(config.service(), options, executor)) {
            return unused.blocking();
        }
    }

    /// How often we have signed in by now; at least once where that is how we get in.
    private int ready() {
        int times = times();
        return signIn.isPresent() && times == 0 ? signInAfter(0) : times;
    }

    private synchronized int times() {
        return signedIn;
    }

    /// Signs in, unless another thread has done so since this one saw how often we had. Operators with the old token
    /// live on while calls use them.
    private int signInAfter(int seen) {
        signingIn.lock();
        try {
            if (times() > seen) {
                return times();
            }
            Optional<String> given = Optional.of(signIn.orElseThrow().token());
            synchronized (this) {
                requireOpen("sign in");
                Operator fresh = operator(given);
                ended.add(operator);
                operator = fresh;
                token = given;
                signedIn++;
                return signedIn;
            }
        } finally {
            signingIn.unlock();
        }
    }

    private static String reveal(Secret value) {
        return value.reveal();
    }

    /// What all names begin with: nothing, or folders with a slash behind each.
    static String root(StorageConfig.Cloud config) {
        Secret theirs = config.options().getOrDefault("root", new Secret(""));
        return Arrays.stream((theirs.reveal() + "/" + config.root()).split("/"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder + "/")
                .collect(Collectors.joining());
    }

    /// What the service itself can do, without what OpenDAL makes up for.
    synchronized Capability abilities() {
        return operator.info.getNativeCapability();
    }

    void write(Object subject, String path, byte[] bytes, WriteOptions options) {
        try {
            run("put", subject, bytes.length, to -> write(to, path, bytes, options));
        } catch (StorageException.Missing e) {
            throw noContainer("put", subject);
        }
    }

    private static void write(Operator to, String path, byte[] bytes, WriteOptions options) {
        try {
            to.write(path, bytes, options);
        } catch (OpenDALException e) {
            if (!CloudErrors.isStored(e)) {
                throw e;
            }
        }
    }

    StorageException noContainer(String action, Object subject) {
        return errors.noContainer(action, subject, "there is no container");
    }

    byte[] read(Object subject, String path, long offset, int length) {
        return call("read", subject, length, from -> from.read(path, offset, length));
    }

    Optional<Metadata> stat(String action, Object subject, String path) {
        try {
            Metadata found = call(action, subject, 0, of -> of.stat(path));
            return found.isFile() ? Optional.of(found) : Optional.empty();
        } catch (StorageException.Missing e) {
            return Optional.empty();
        }
    }

    void delete(Object subject, String path) {
        run("delete", subject, 0, in -> in.delete(path));
    }

    void createFolder(Object subject, String folder) {
        run("put", subject, 0, in -> in.createDir(folder));
    }

    void rename(Object subject, String from, String to) {
        run("put", subject, 0, in -> in.rename(from, to));
    }

    /// All entries below the folder, or those directly in it.
    ///
    /// @param mayLack a missing folder is an empty one; otherwise it means that the container is missing
    List<Entry> list(String folder, boolean below, boolean mayLack) {
        ListOptions options = ListOptions.builder().recursive(below).build();
        try {
            return call("list", folder.isEmpty() ? "everything" : folder, 0, in -> in.list(folder, options));
        } catch (StorageException.Missing e) {
            if (mayLack) {
                return List.of();
            }
            throw noContainer("list", folder);
        }
    }

    /// A part of a put.
    <T> T put(Object subject, long length, Function<Operator, T> part) {
        return call("put", subject, length, part);
    }

    private void run(String action, Object subject, long length, Consumer<Operator> request) {
        boolean _ = call(action, subject, length, operator -> {
            request.accept(operator);
            return true;
        });
    }

    /// A request of our own beside OpenDAL's, which has time limits of its own.
    interface Request<T> {
        /// @param token in place of what the settings have
        T send(Optional<String> token) throws IOException;
    }

    /// Made with the same token as all others, and once more where that has ended.
    <T> T direct(String action, Object subject, Request<T> request) {
        return signedIn(action, subject, () -> {
            try {
                return request.send(token());
            } catch (IOException e) {
                if (CloudErrors.isSignedOut(e)) {
                    throw new SignedOut(e);
                }
                throw errors.translate(action, subject, e);
            }
        });
    }

    private synchronized Optional<String> token() {
        return token;
    }

    private <T> T call(String action, Object subject, long length, Function<Operator, T> request) {
        return signedIn(action, subject, () -> once(action, subject, length, request));
    }

    private interface Attempt<T> {
        T make() throws SignedOut;
    }

    private <T> T signedIn(String action, Object subject, Attempt<T> attempt) {
        requireOpen(action);
        int before = ready();
        try {
            return attempt.make();
        } catch (SignedOut e) {
            if (signIn.isEmpty()) {
                throw errors.translate(action, subject, e.getCause());
            }
        }
        signInAfter(before);
        try {
            return attempt.make();
        } catch (SignedOut e) {
            throw errors.translate(action, subject, e.getCause());
        }
    }

    /// The token is not, or no longer, accepted.
    private static final class SignedOut extends Exception {
        private static final long serialVersionUID = 1L;

        SignedOut(Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }
    }

    private <T> T once(String action, Object subject, long length, Function<Operator, T> request) throws SignedOut {
        CompletableFuture<T> pending = begin(action, request);
        try {
            long millis = patience.toMillis() + length * 1000 / BYTES_PER_SECOND;
            return pending.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable failure = e.getCause() == null ? e : e.getCause();
            if (CloudErrors.isSignedOut(failure)) {
                throw new SignedOut(failure);
            }
            throw errors.translate(action, subject, failure);
        } catch (TimeoutException e) {
            throw errors.silence(action, subject);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw errors.silence(action, subject);
        }
    }

    private <T> CompletableFuture<T> begin(String action, Function<Operator, T> request) {
        Operator now;
        synchronized (this) {
            requireOpen(action);
            underWay++;
            now = operator;
        }
        return CompletableFuture.supplyAsync(() -> request.apply(now), CALLS).whenComplete((result, failure) -> end());
    }

    private synchronized void end() {
        underWay--;
        if (underWay > 0) {
            return;
        }
        if (closed) {
            release();
        } else {
            forgetEnded();
        }
    }

    private void forgetEnded() {
        ended.forEach(Operator::close);
        ended.clear();
    }

    private void release() {
        forgetEnded();
        operator.close();
        executor.close();
        signIn.ifPresent(SwiftSignIn::close);
    }

    synchronized void requireOpen(String action) {
        if (closed) {
            throw new StorageException.Closed(action);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (underWay == 0) {
                release();
            }
        }
    }
}
