package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.transfer.export.ExportPlace;

/// Archives of people where the settings name another store than the one they were put into.
class ExportPlacesTest {

    private static final ObjectKey OLD = new ObjectKey("old.zip");
    private static final ObjectKey NEW = new ObjectKey("new.zip");

    @TempDir
    private Path home;

    private ExportPlace place(String env) {
        return ExportWiring.place(Config.read(home, env, Map.of()), Clock.systemUTC());
    }

    private static void put(ExportPlace place, ObjectKey key) {
        place.store()
                .put(key, Content.of(key.text().getBytes(StandardCharsets.UTF_8)), Attributes.of("application/zip"));
    }

    private static String read(ExportPlace place, ObjectKey key) throws IOException {
        try (StoredObject object = place.store().open(key, ByteRange.ALL)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void archivesOfTheFolderAreReadAndRemovedThereAfterTheSwitchToABucket() throws IOException {
        try (var server = new S3TestServer()) {
            String line = "EXPORTS_STORAGE_URL=s3://AKIDEXAMPLE:a%2Fsecret%2Bof%3Dours@books?region=eu-test-1"
                    + "&addressing=path&acl=&endpoint=" + server.config().endpoint();
            try (ExportPlace before = place("")) {
                put(before, OLD);
            }
            try (ExportPlace now = place(line)) {
                put(now, NEW);

                assertThat(read(now, OLD)).isEqualTo("old.zip");
                assertThat(now.signed().apply(OLD))
                        .as("the bucket does not have it")
                        .isEmpty();
                assertThat(now.signed().apply(NEW)).isPresent();
                assertThat(server.objects()).containsOnlyKeys("exports/new.zip");

                now.store().delete(OLD);
                now.store().delete(NEW);
            }
            assertThat(server.objects()).isEmpty();
            assertThat(home.resolve("data/exports/old.zip")).doesNotExist();
        }
    }

    @Test
    void archivesOfAnyOtherStoreAreReadAndRemovedThere() throws IOException {
        String store = "EXPORTS_STORAGE_URL=file:old";
        try (ExportPlace before = place(store)) {
            put(before, OLD);
        }
        assertThat(home.resolve("old/exports/old.zip")).hasContent("old.zip");
        try (ExportPlace now = place("OLD_" + store)) {
            put(now, NEW);

            assertThat(read(now, OLD)).isEqualTo("old.zip");
            assertThat(home.resolve("data/exports/new.zip")).hasContent("new.zip");

            now.store().delete(OLD);
        }
        assertThat(home.resolve("old/exports/old.zip")).doesNotExist();
    }
}
