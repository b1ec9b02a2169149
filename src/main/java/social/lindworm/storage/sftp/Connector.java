package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.StorageConfig;

/// Makes signed-in connections, one at a time. Takes nothing from the home folder of who runs the server: neither
/// keys nor settings nor hosts known there.
final class Connector implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final int UNANSWERED_HEARTBEATS = 3;

    private final StorageConfig.Sftp config;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final HostKeys hostKeys;
    private @Nullable SshClient client;
    private List<KeyPair> keys = List.of();
    private int firstKind;
    private boolean closed;

    Connector(StorageConfig.Sftp config) {
        this.config = config;
        this.hostKeys = new HostKeys(config.hostKeys());
    }

    Wire connect() throws ConnectFailure {
        oneAtATime.lock();
        try {
            if (closed) {
                throw new ConnectFailure(ConnectFailure.Reason.CLOSED, "closed", "");
            }
            return connect(client());
        } finally {
            oneAtATime.unlock();
        }
    }

    private SshClient client() throws ConnectFailure {
        SshClient known = client;
        if (known != null) {
            return known;
        }
        JdkEd25519.register();
        keys = config.key().isPresent() ? keys(config.key().get()) : List.of();
        SshClient fresh = SshClient.setUpDefaultClient();
        fresh.setServerKeyVerifier(hostKeys);
        fresh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        fresh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        fresh.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
        // Those that the processor does by itself come first.
        fresh.setCipherFactories(List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes256ctr,
                BuiltinCiphers.cc20p1305_openssh));
        CoreModuleProperties.NIO_WORKERS.set(fresh, 2);
        // The library looks these up for every packet, and through all properties of the system where nobody set them.
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(fresh, CoreModuleProperties.NIO2_READ_TIMEOUT.getRequiredDefault());
        CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(
                fresh, CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.getRequiredDefault());
        CoreModuleProperties.PASSWORD_PROMPTS.set(fresh, 1);
        CoreModuleProperties.PREFERRED_AUTHS.set(fresh, keys.isEmpty() ? "password,keyboard-interactive" : "publickey");
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(fresh, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(fresh, UNANSWERED_HEARTBEATS);
        CoreModuleProperties.AUTH_TIMEOUT.set(fresh, config.limits().connectTimeout());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(
                fresh, config.limits().connectTimeout());
        fresh.start();
        client = fresh;
        return fresh;
    }

    private List<KeyPair> keys(Path file) throws ConnectFailure {
        String passphrase = config.passphrase().reveal();
        FilePasswordProvider opener =
                passphrase.isEmpty() ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase);
        try (InputStream stream = Files.newInputStream(file)) {
            Iterable<KeyPair> found =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), stream, opener);
            if (found != null && found.iterator().hasNext()) {
                return List.of(found.iterator().next());
            }
            throw new ConnectFailure(ConnectFailure.Reason.KEY_FILE, file + " holds no private key", file.toString());
        } catch (ConnectFailure e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            ConnectFailure failure = new ConnectFailure(
                    ConnectFailure.Reason.KEY_FILE, file + " cannot be read as a private key: " + e, file.toString());
            failure.initCause(e);
            throw failure;
        }
    }

    /// Other kinds of host key are asked for after a refusal, and the one that fitted first from then on.
    private Wire connect(SshClient client) throws ConnectFailure {
        for (int attempt = 1; ; attempt++) {
            client.setSignatureFactories(HostKeys.order(firstKind));
            try {
                return connectOnce(client);
            } catch (ConnectFailure e) {
                if (e.reason() != ConnectFailure.Reason.HOST_KEY || attempt == HostKeys.KINDS) {
                    throw e;
                }
                firstKind = (firstKind + 1) % HostKeys.KINDS;
            }
        }
    }

    private Wire connectOnce(SshClient client) throws ConnectFailure {
        Duration patience = config.limits().connectTimeout();
        ClientSession session = null;
        boolean connected = false;
        hostKeys.takeRefused();
        try {
            session = client.connect(config.user(), config.host(), config.port())
                    .verify(patience)
                    .getSession();
            signIn(session, patience);
            Wire wire = new Wire(session, config.limits().readTimeout());
            connected = true;
            return wire;
        } catch (ConnectFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String shown = hostKeys.takeRefused();
            if (!shown.isEmpty()) {
                throw new ConnectFailure(
                        ConnectFailure.Reason.HOST_KEY,
                        "the server proves itself by " + shown + ", which is not the pinned host_key",
                        shown);
            }
            boolean signedIn = session != null && session.isAuthenticated() && session.isOpen();
            throw new ConnectFailure(
                    signedIn ? ConnectFailure.Reason.NO_SFTP : ConnectFailure.Reason.NETWORK, why(e), root(e));
        } finally {
            if (!connected && session != null) {
                session.close(true);
            }
        }
    }

    private void signIn(ClientSession session, Duration patience) throws IOException {
        for (KeyPair key : keys) {
            session.addPublicKeyIdentity(key);
        }
        if (keys.isEmpty()) {
            session.addPasswordIdentity(config.password().reveal());
        }
        try {
            session.auth().verify(patience);
        } catch (IOException | RuntimeException e) {
            if (e instanceof SshException && String.valueOf(e.getMessage()).contains("authentication methods")) {
                throw new ConnectFailure(
                        ConnectFailure.Reason.SIGN_IN, "the server does not let " + config.user() + " in", e);
            }
            throw e;
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String why(Throwable failure) {
        Throwable root = root(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /// Waits for nobody who is just connecting longer than that takes.
    @Override
    public void close() {
        oneAtATime.lock();
        try {
            closed = true;
            if (client != null) {
                client.stop();
            }
        } finally {
            oneAtATime.unlock();
        }
    }
}
