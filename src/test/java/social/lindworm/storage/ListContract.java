package social.lindworm.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

interface ListContract extends StoreUnderTest {

    /// In key order: the slash sorts between `.` and `0`, so folders and files of similar names mix; the last two
    /// part ways with UTF-16.
    List<String> KEYS = List.of(
            "a-b",
            "a.txt",
            "a/b",
            "a/b.c/d",
            "a/c/d",
            "a0",
            "b/1",
            "b/10",
            "b/2",
            "covers/é.jpg",
            "covers/\uFFFD.jpg",
            "covers/\uD83D\uDCDA.jpg");

    @Test
    default void anEmptyStoreListsNothing() {
        assertThat(keys(KeyRange.ALL)).isEmpty();
        assertThat(keys(KeyRange.of("covers/"))).isEmpty();
    }

    @Test
    default void keysComeInTheOrderOfTheirBytes() {
        fill();

        assertThat(keys(KeyRange.ALL)).containsExactlyElementsOf(KEYS);
    }

    @Test
    default void aPrefixIsAnyBeginningNotOnlyAFolder() {
        fill();

        assertThat(keys(KeyRange.of("a"))).containsExactlyElementsOf(KEYS.subList(0, 6));
        assertThat(keys(KeyRange.of("a/b"))).containsExactly("a/b", "a/b.c/d");
        assertThat(keys(KeyRange.of("b/1"))).containsExactly("b/1", "b/10");
        assertThat(keys(KeyRange.of("b/"))).containsExactly("b/1", "b/10", "b/2");
        assertThat(keys(KeyRange.of("../"))).isEmpty();
        assertThat(keys(KeyRange.of("/"))).isEmpty();
        assertThat(keys(KeyRange.of("c/"))).isEmpty();
    }

    @Test
    default void listingGoesOnAfterAnyKey() {
        fill();

        for (int i = 0; i < KEYS.size(); i++) {
            assertThat(keys(KeyRange.ALL.after(new ObjectKey(KEYS.get(i)))))
                    .containsExactlyElementsOf(KEYS.subList(i + 1, KEYS.size()));
        }
        assertThat(keys(new KeyRange("b/", "b/1"))).containsExactly("b/10", "b/2");
        assertThat(keys(new KeyRange("b/", "b/15"))).containsExactly("b/2");
        assertThat(keys(new KeyRange("b/", "a"))).containsExactly("b/1", "b/10", "b/2");
        assertThat(keys(new KeyRange("b/", "c"))).isEmpty();
    }

    @Test
    default void listedObjectsTellWhatStatTells() {
        ObjectInfo put = put("covers/a.jpg", "first");

        assertThat(store().list(KeyRange.ALL)).containsExactly(put);
    }

    @Test
    default void manyObjectsAreListedEachOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            expected.add("many/%d/%04d".formatted(i / 500, i));
        }
        List<String> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(key -> put(key, "x"));

        assertThat(keys(KeyRange.of("many/"))).containsExactlyElementsOf(expected);
    }

    @Test
    default void aListingMayBeLeftEarlyAndObjectsDeletedMeanwhile() {
        fill();

        try (Stream<ObjectInfo> listing = store().list(KeyRange.ALL)) {
            assertThat(listing.limit(2)).hasSize(2);
        }
        try (Stream<ObjectInfo> listing = store().list(KeyRange.ALL)) {
            listing.forEach(info -> store().delete(info.key()));
        }
        assertThat(keys(KeyRange.ALL)).isEmpty();
    }

    private void fill() {
        List<String> shuffled = new ArrayList<>(KEYS);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(key -> put(key, key));
    }

    private List<String> keys(KeyRange range) {
        try (Stream<ObjectInfo> listing = store().list(range)) {
            return listing.map(info -> info.key().text()).toList();
        }
    }
}
