package social.lindworm.storage.opendal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.Walk;

/// A listing of Swift, a page of a thousand at a time, asked for when the one before is used up, since OpenDAL hands
/// over a listing as a whole. Swift lists names in the order of their bytes, which is that of keys.
final class SwiftListing extends Walk<ObjectInfo> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = "1000";

    private final CloudClient client;
    private final CloudHttp http;
    private final String root;
    private final KeyRange range;
    private final Queue<ObjectInfo> page = new ArrayDeque<>();
    private String lastName;
    private boolean isOver;

    /// @param root what all names begin with
    SwiftListing(CloudClient client, CloudHttp http, String root, KeyRange range) {
        this.client = client;
        this.http = http;
        this.root = root;
        this.range = range;
        this.lastName = range.after().isEmpty() ? "" : root + range.after();
    }

    @Override
    protected @Nullable ObjectInfo find() {
        while (page.isEmpty() && !isOver) {
            fetch();
        }
        return page.poll();
    }

    /// A page may be shorter than asked for, so only an empty one is the end.
    private void fetch() {
        TreeMap<String, String> parameters = new TreeMap<>(
                Map.of("format", "json", "limit", PAGE, "prefix", root + range.prefix(), "marker", lastName));
        JsonNode names;
        try {
            names = client.direct(
                    "list",
                    range.prefix().isEmpty() ? "everything" : range.prefix(),
                    token -> http.get(parameters, token, SwiftListing::read));
        } catch (StorageException.Missing e) {
            throw client.noContainer("list", range.prefix());
        }
        isOver = names.isEmpty();
        for (JsonNode each : names) {
            String name = each.path("name").asText();
            if (ObjectKey.compare(name, lastName) <= 0) {
                throw new StorageException.Corrupt("list", name, "the service lists it after " + lastName);
            }
            lastName = name;
            keep(name, each);
        }
    }

    /// Something in between may answer in the place of the service: that is no empty container.
    private static JsonNode read(InputStream body) throws IOException {
        JsonNode document = JSON.readTree(body);
        if (!document.isArray()) {
            throw new IOException("the answer is no listing");
        }
        return document;
    }

    /// Nothing for what is no key.
    private void keep(String name, JsonNode told) {
        if (name.startsWith(root)) {
            ObjectKey.parse(name.substring(root.length()))
                    .filter(range::contains)
                    .ifPresent(key -> page.add(info(key, told)));
        }
    }

    private static ObjectInfo info(ObjectKey key, JsonNode told) {
        try {
            LocalDateTime modified =
                    LocalDateTime.parse(told.path("last_modified").asText());
            return new ObjectInfo(
                    key,
                    told.path("bytes").asLong(),
                    CloudKind.roundedUp(modified.toInstant(ZoneOffset.UTC)),
                    CloudKind.version(told.path("hash").asText()));
        } catch (DateTimeException e) {
            throw new StorageException.Unreachable("list", key, e);
        }
    }
}
