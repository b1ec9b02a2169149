package social.lindworm.storage.sftp;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;

/// Accepts the pinned keys of a server and no other. A server has several keys and shows the one of the kind that is
/// asked for first, so each kind is asked for until the pinned one comes.
final class HostKeys implements ServerKeyVerifier {

    /// How many kinds there are.
    static final int KINDS = 3;

    private final Set<String> pinned;
    private volatile String refused = "";

    HostKeys(List<String> fingerprints) {
        this.pinned = Set.copyOf(fingerprints);
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        if (pinned.contains(fingerprint)) {
            return true;
        }
        refused = fingerprint;
        return false;
    }

    /// The fingerprint that the server last showed if it was not accepted, once; else empty. For one connection at a
    /// time.
    String takeRefused() {
        String last = refused;
        refused = "";
        return last;
    }

    /// All kinds, another one first for each number.
    static List<NamedFactory<Signature>> order(int first) {
        List<List<NamedFactory<Signature>>> kinds = new ArrayList<>(List.of(
                List.of(BuiltinSignatures.ed25519),
                List.of(BuiltinSignatures.nistp256, BuiltinSignatures.nistp384, BuiltinSignatures.nistp521),
                List.of(BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256)));
        Collections.rotate(kinds, -first);
        return kinds.stream().flatMap(List::stream).toList();
    }
}
