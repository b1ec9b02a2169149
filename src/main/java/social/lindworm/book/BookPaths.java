package social.lindworm.book;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The addresses of records, with their readable ends.
public final class BookPaths {

    private BookPaths() {}

    public static String book(long id, String title) {
        return withSlug("/book/" + id, title);
    }

    public static String author(long id, String name) {
        return withSlug("/author/" + id, name);
    }

    public static String series(long id, String name) {
        return withSlug("/series/" + id, name);
    }

    public static String of(RecordRef ref, String label) {
        return withSlug(ref.path(), label);
    }

    private static String withSlug(String path, String label) {
        String slug = Slug.of(label);
        return slug.isEmpty() ? path : path + "/s/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
