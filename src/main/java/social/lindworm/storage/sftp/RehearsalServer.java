package social.lindworm.storage.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;

/// An SFTP server in this process, on loopback, for the moment of a rehearsed copy; nothing but the rehearsal uses it.
public final class RehearsalServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 2;

    private final SshServer server;
    private final KeyPair hostKey;
    private final Secret password = new Secret("rehearsal");

    /// @param folder what clients see as `/`
    public RehearsalServer(Path folder) throws IOException {
        JdkEd25519.register();
        hostKey = newKey();
        server = SshServer.setUpDefaultServer();
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, given, session) -> given.equals(password.reveal()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.start();
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// The store that leads here.
    public StorageConfig.Sftp config() {
        return new StorageConfig.Sftp(
                "127.0.0.1",
                server.getPort(),
                "rehearsal",
                password,
                Optional.empty(),
                new Secret(""),
                List.of(KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic())),
                "/media",
                new StorageConfig.Limits(PATIENCE, PATIENCE, 0, CONNECTIONS));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
