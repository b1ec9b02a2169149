package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;

/// An SFTP server in this process, on a folder of its own, which counts and spoils what it is asked for.
public final class SftpTestServer implements AutoCloseable {

    static final String USER = "reader";
    public static final String PASSWORD = "a test password";

    static {
        JdkEd25519.register();
    }

    private static final KeyPair RSA = newKey("RSA", 2048);
    private static final KeyPair EC = newKey("EC", 256);
    private static final KeyPair ED25519 = newKey("Ed25519", 255);

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger passwords = new AtomicInteger();
    private volatile Spoiler onOpen = () -> {};
    private volatile Spoiler onRead = () -> {};
    private volatile Spoiler onWrite = () -> {};
    private volatile Spoiler onMove = () -> {};

    /// What happens before the server does what it is asked for, or has opened a file.
    interface Spoiler {
        void act() throws IOException;
    }

    /// @param folder what clients see as `/`
    public SftpTestServer(Path folder) {
        this.folder = folder;
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(new Listener());
        // As OpenSSH has it; else small answers wait for one another.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(RSA, EC, ED25519));
        server.setPasswordAuthenticator((user, password, session) -> {
            passwords.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        });
        server.setSubsystemFactories(List.of(sftp));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.addSessionListener(new Counter());
    }

    private static KeyPair newKey(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public SftpTestServer start() {
        try {
            server.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SftpTestServer withoutExtensions() {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "none@lindworm.social=1");
        return this;
    }

    static String rsaFingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, RSA.getPublic());
    }

    static String ecFingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, EC.getPublic());
    }

    static String ed25519Fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, ED25519.getPublic());
    }

    public StorageConfig.Sftp config() {
        return config(PASSWORD, ed25519Fingerprint(), 16);
    }

    /// Through something on another port.
    StorageConfig.Sftp config(int port) {
        return config(port, PASSWORD, ed25519Fingerprint(), 16);
    }

    StorageConfig.Sftp config(String password, String hostKey, int concurrency) {
        return config(server.getPort(), password, hostKey, concurrency);
    }

    private static StorageConfig.Sftp config(int port, String password, String hostKey, int concurrency) {
        return new StorageConfig.Sftp(
                "127.0.0.1",
                port,
                USER,
                new Secret(password),
                Optional.empty(),
                new Secret(""),
                List.of(hostKey),
                "/media",
                new StorageConfig.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 0, concurrency));
    }

    /// Where the store's files lie.
    public Path root() {
        return folder.resolve("media");
    }

    List<String> parts() throws IOException {
        try (var found = Files.list(root().resolve(".lindworm"))) {
            return found.map(path -> path.getFileName().toString()).toList();
        }
    }

    void onOpen(Spoiler spoiler) {
        onOpen = spoiler;
    }

    void onRead(Spoiler spoiler) {
        onRead = spoiler;
    }

    void onWrite(Spoiler spoiler) {
        onWrite = spoiler;
    }

    void onMove(Spoiler spoiler) {
        onMove = spoiler;
    }

    int passwordsSeen() {
        return passwords.get();
    }

    int mostSessions() {
        return most.get();
    }

    /// As when the cable is pulled out or the server's process killed.
    void dropSessions() {
        sessions.forEach(session -> session.close(true));
    }

    void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private final class Listener implements SftpEventListener {
        @Override
        public void open(ServerSession session, String name, Handle opened) throws IOException {
            onOpen.act();
        }

        @Override
        public void reading(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length)
                throws IOException {
            onRead.act();
        }

        @Override
        public void writing(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length)
                throws IOException {
            onWrite.act();
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> how) throws IOException {
            onMove.act();
        }
    }

    private final class Counter implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            sessions.add(session);
            most.accumulateAndGet(sessions.size(), Math::max);
        }

        @Override
        public void sessionClosed(Session session) {
            sessions.remove(session);
        }
    }
}
