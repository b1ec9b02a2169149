package social.lindworm.transfer.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.lindworm.storage.ObjectKey;

/// The names in an archive. Nothing else is ever read from one, so no name can lead out of the home.
final class Entries {

    static final String HEADER = "lindworm-backup.json";
    static final String ENV = "env";
    static final String SECRET_KEY = "secret_key";
    static final String MANIFEST = "manifest.json";

    /// In place of the media: what must be there.
    static final String MEDIA_LIST = "media.tsv.gz";

    static final JsonMapper JSON = new JsonMapper();

    private static final String MEDIA = "media/";
    private static final Pattern ROWS = Pattern.compile("database/([a-z][a-z0-9_]{0,62})/([0-9]{1,9})\\.jsonl");

    private Entries() {}

    static String rows(String table, int number) {
        return "database/%s/%06d.jsonl".formatted(table, number);
    }

    static String media(ObjectKey key) {
        return MEDIA + key.text();
    }

    /// The table whose rows an entry holds.
    static Optional<String> tableOf(String name) {
        Matcher matcher = ROWS.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static Optional<ObjectKey> mediaOf(String name) {
        return name.startsWith(MEDIA) ? ObjectKey.parse(name.substring(MEDIA.length())) : Optional.empty();
    }

    static boolean isKnown(String name) {
        return name.equals(HEADER)
                || name.equals(ENV)
                || name.equals(SECRET_KEY)
                || name.equals(MANIFEST)
                || name.equals(MEDIA_LIST)
                || tableOf(name).isPresent()
                || mediaOf(name).isPresent();
    }
}
