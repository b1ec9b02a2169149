package social.lindworm.storage.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.HeldOpen;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

/// A store of any kind, behind an address that shows what is in it as it likes.
class PlaceCheckTest {

    private static final String ORIGIN = "https://books.example";

    private final Messages english = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
    private final MemoryStore store = new MemoryStore(Clock.systemUTC());
    private final HttpServer domain;
    private int status = 200;
    private String type = "image/jpeg";

    @TempDir
    private Path home;

    PlaceCheckTest() throws IOException {
        domain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        domain.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/books/", "");
            try (exchange;
                    StoredObject object = store.open(new ObjectKey(path))) {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, 0);
                object.stream().transferTo(exchange.getResponseBody());
            }
        });
        domain.start();
    }

    @AfterEach
    void close() {
        domain.stop(0);
    }

    private StorageConfig place() {
        URI base = URI.create("http://127.0.0.1:" + domain.getAddress().getPort() + "/books");
        return new StorageConfig.Cloud(
                "azblob", Map.of(), "", Optional.of(base), new StorageConfig.Local(home).limits());
    }

    private List<String> check(PlaceCheck.Audience audience) {
        List<String> lines = new ArrayList<>();
        CheckTelling telling = new CheckTelling(
                CheckLine.Place.MIRROR,
                line -> lines.add(line.grade() + " " + line.step().word() + ": "
                        + line.place().named(english.text(line.seen()))));
        new PlaceCheck(telling, new CheckOrder(ORIGIN, true, Optional.empty()), _ -> new HeldOpen(store))
                .run(place(), audience);
        assertThat(store.list(KeyRange.ALL)).isEmpty();
        return lines;
    }

    @Test
    void aStoreThatPagesLinkToIsGoodWhenAStrangerGetsItWithItsType() {
        assertThat(check(PlaceCheck.Audience.READERS))
                .hasSize(8)
                .allMatch(line -> line.startsWith("OK "))
                .anyMatch(line -> line.startsWith("OK public: strangers get it at http://127.0.0.1:"))
                .contains("OK multipart: sent a file of 8,388,609 bytes and read it back");
    }

    @Test
    void aWrongTypeAndAClosedDoorAreTold() {
        type = "application/octet-stream";
        assertThat(check(PlaceCheck.Audience.READERS))
                .anyMatch(line -> line.startsWith("FAILED public: ")
                        && line.endsWith("tells its type as application/octet-stream where image/jpeg was sent"));

        type = "image/jpeg";
        status = 403;
        assertThat(check(PlaceCheck.Audience.READERS))
                .anyMatch(line -> line.startsWith("FAILED public: ") && line.endsWith("answers strangers with 403"));
    }

    @Test
    void exportsMustNotBeShown() {
        assertThat(check(PlaceCheck.Audience.OWNERS)).contains("FAILED private: strangers can read what people export");

        status = 404;
        assertThat(check(PlaceCheck.Audience.OWNERS)).contains("OK private: strangers do not get it");
    }

    @Test
    void pagesMustBeAllowedToUseScriptsFromThere() {
        type = "text/javascript";

        assertThat(check(PlaceCheck.Audience.PAGES))
                .contains("FAILED cors: browsers will not let pages of https://books.example use scripts and fonts from"
                        + " there");
    }

    @Test
    void settingsAreNamedAsTheyAreOfEachPlace() {
        String cloud = english.text(Message.of("storage.cloud.unknown", "x"));
        String bucket = english.text(Message.of("storage.s3.network", "x"));

        assertThat(CheckLine.Place.STORE.named(cloud)).endsWith("Look at STORAGE_URL.");
        assertThat(CheckLine.Place.MIRROR.named(cloud)).endsWith("Look at MIRROR_STORAGE_URL.");
        assertThat(CheckLine.Place.EXPORTS.named(cloud)).endsWith("Look at EXPORTS_STORAGE_URL.");
        assertThat(CheckLine.Place.STORE.named(bucket)).contains("Look at STORAGE_ENDPOINT");
        assertThat(CheckLine.Place.MIRROR.named(bucket)).contains("Look at MIRROR_STORAGE_ENDPOINT");
        assertThat(CheckLine.Place.BUCKET.named(bucket)).contains("Look at AWS_S3_ENDPOINT_URL");
        assertThat(CheckLine.Place.TRIED.named(cloud)).endsWith("Look at --place.");
        assertThat(CheckLine.Place.TRIED.named(bucket)).contains("Look at STORAGE_TO_ENDPOINT");
    }
}
