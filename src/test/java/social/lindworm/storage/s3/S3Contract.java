package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StoredObject;

/// The contract as a bucket keeps it: the service does not tell the time of a change in its answer to a put, so the
/// time of that answer stands for it.
interface S3Contract extends ObjectStoreContract {

    @Test
    @Override
    default void statAndOpenTellTheSameAsPut() throws IOException {
        ObjectInfo put = put("covers/a.jpg", "first");

        ObjectInfo told = store().stat(put.key()).orElseThrow();
        isSameButForASecond(told, put);
        try (StoredObject opened = store().open(put.key())) {
            assertThat(opened.info()).isEqualTo(told);
        }
    }

    @Test
    @Override
    default void listedObjectsTellWhatStatTells() {
        ObjectInfo put = put("covers/a.jpg", "first");

        try (Stream<ObjectInfo> listing = store().list(KeyRange.ALL)) {
            assertThat(listing).containsExactly(store().stat(put.key()).orElseThrow());
        }
    }

    private static void isSameButForASecond(ObjectInfo told, ObjectInfo put) {
        assertThat(Duration.between(told.modified(), put.modified())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(told).usingRecursiveComparison().ignoringFields("modified").isEqualTo(put);
    }
}
