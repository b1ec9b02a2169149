package social.lindworm.storage.opendal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.apache.opendal.Capability;
import org.apache.opendal.Metadata;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// How the services behind OpenDAL differ, and what their answers mean.
///
/// @param folders has folders as file systems do, which may be in a key's way and are listed one by one
/// @param renames a file can be moved over another in one step
/// @param parts a body can be sent piece by piece
/// @param types keeps the content type that is sent
/// @param cacheRules keeps the cache rule that is sent
/// @param md5 what is sent in one piece is known by its MD5 from then on
/// @param roundsUp tells times in fractions when it lists and rounded up otherwise
record CloudKind(
        boolean folders,
        boolean renames,
        boolean parts,
        boolean types,
        boolean cacheRules,
        boolean md5,
        boolean roundsUp) {

    private static final Set<String> KNOWN_BY_MD5 = Set.of("azblob", "swift");
    private static final int BASE64_MD5 = 24;

    static CloudKind of(String service, Capability abilities) {
        return new CloudKind(
                abilities.isCreateDir() || !abilities.isListWithRecursive(),
                abilities.isRename(),
                abilities.isWriteCanMulti(),
                abilities.isWriteWithContentType(),
                abilities.isWriteWithCacheControl(),
                KNOWN_BY_MD5.contains(service),
                service.equals("swift"));
    }

    /// New files of such a service are written beside the others first.
    boolean moves() {
        return folders && renames;
    }

    ObjectInfo info(ObjectKey key, Metadata told) {
        Instant modified = Objects.requireNonNullElse(told.getLastModified(), Instant.EPOCH);
        return new ObjectInfo(key, told.getContentLength(), roundsUp ? roundedUp(modified) : modified, version(told));
    }

    private static Instant roundedUp(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? second : second.plusSeconds(1);
    }

    /// Some listings leave it to us to ask of each file.
    static boolean isDescribed(Metadata listed) {
        return listed.getLastModified() != null || listed.getEtag() != null;
    }

    /// What the service will say of an object that it was sent just now.
    static ObjectInfo sent(ObjectKey key, byte[] bytes, Clock clock) {
        return new ObjectInfo(key, bytes.length, clock.instant().truncatedTo(ChronoUnit.SECONDS), Digest.md5(bytes));
    }

    /// The MD5 where the service tells it, since it stays what it is in every listing and after every move.
    static String version(Metadata told) {
        String md5 = Objects.requireNonNullElse(told.getContentMd5(), "");
        if (md5.length() == BASE64_MD5) {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(md5));
        }
        if (Digest.isMd5(md5)) {
            return md5;
        }
        String etag = Objects.requireNonNullElse(told.getEtag(), "").replaceAll("^W/|[^A-Za-z0-9-]", "");
        if (!etag.isEmpty()) {
            return etag;
        }
        Instant modified = Objects.requireNonNullElse(told.getLastModified(), Instant.EPOCH);
        return "%x-%x-%x".formatted(modified.getEpochSecond(), modified.getNano(), told.getContentLength());
    }
}
