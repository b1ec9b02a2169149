package social.lindworm.storage.opendal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
/// @param swift tells times in fractions when it lists and rounded up otherwise
record CloudKind(
        boolean folders,
        boolean renames,
        boolean parts,
        boolean types,
        boolean cacheRules,
        boolean md5,
        boolean swift) {

    private static final Set<String> KNOWN_BY_MD5 = Set.of("azblob", "swift");

    /// OpenDAL takes what stands around a path for a mistake of typing.
    private static final Pattern BLANK_ENDS = Pattern.compile("(?sU)^\\s.*|.*\\s$");

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

    /// Such a service shows a file while it grows, so it is written elsewhere first. Where OpenDAL sends a body in one
    /// request, as over WebDAV, the server itself shows it only when it is whole, while its way to move may not.
    boolean moves() {
        return renames && parts;
    }

    /// Why such a key cannot be kept; empty if it can.
    static String fault(String key) {
        return BLANK_ENDS.matcher(key).matches() ? "this kind of store takes no names with blank ends" : "";
    }

    /// What to ask for to be told of everything in the folder, and perhaps more: OpenDAL and Azure disagree about a
    /// percent sign.
    static String asked(String folder) {
        int percent = folder.indexOf('%');
        return percent < 0 ? folder : folder.substring(0, percent);
    }

    ObjectInfo info(ObjectKey key, Metadata told) {
        Instant modified = Objects.requireNonNullElse(told.getLastModified(), Instant.EPOCH);
        return new ObjectInfo(key, told.getContentLength(), swift ? roundedUp(modified) : modified, version(told));
    }

    static Instant roundedUp(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? second : second.plusSeconds(1);
    }

    /// Some listings leave it to us to ask of each file.
    static boolean isDescribed(Metadata listed) {
        return listed.getLastModified() != null || listed.getEtag() != null;
    }

    /// What the service will say of an object that it was sent just now.
    static ObjectInfo sent(ObjectKey key, long size, String md5, Clock clock) {
        return new ObjectInfo(key, size, clock.instant().truncatedTo(ChronoUnit.SECONDS), md5);
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
        String etag = version(Objects.requireNonNullElse(told.getEtag(), ""));
        if (!etag.isEmpty()) {
            return etag;
        }
        Instant modified = Objects.requireNonNullElse(told.getLastModified(), Instant.EPOCH);
        return "%x-%x-%x".formatted(modified.getEpochSecond(), modified.getNano(), told.getContentLength());
    }

    static String version(String etag) {
        return etag.replaceAll("^W/|[^A-Za-z0-9-]", "");
    }
}
