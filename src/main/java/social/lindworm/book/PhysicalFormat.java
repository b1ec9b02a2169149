package social.lindworm.book;

import java.util.Optional;

/// What an edition is made of. The [#key] is the word that the database and other servers use.
public enum PhysicalFormat {
    HARDCOVER("Hardcover", true),
    PAPERBACK("Paperback", true),
    GRAPHIC_NOVEL("GraphicNovel", true),
    EBOOK("EBook", false),
    AUDIOBOOK("AudiobookFormat", false);

    private final String key;
    private final boolean print;

    PhysicalFormat(String key, boolean print) {
        this.key = key;
        this.print = print;
    }

    public static Optional<PhysicalFormat> of(String key) {
        for (PhysicalFormat format : values()) {
            if (format.key.equals(key)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    public String key() {
        return key;
    }

    public String messageKey() {
        return "book.format." + key;
    }

    boolean print() {
        return print;
    }
}
