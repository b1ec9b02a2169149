package social.lindworm.transfer.backup;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import social.lindworm.config.Secret;

/// Tells two secret keys apart without telling either.
final class KeyMark {

    private static final int LENGTH = 16;

    private KeyMark() {}

    static String of(Secret key) {
        byte[] hash = Archive.sha256().digest(("lindworm backup " + key.reveal()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    }
}
