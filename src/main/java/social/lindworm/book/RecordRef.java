package social.lindworm.book;

/// One record of the catalogue.
public record RecordRef(RecordKind kind, long id) {

    public static RecordRef work(long id) {
        return new RecordRef(RecordKind.WORK, id);
    }

    public static RecordRef edition(long id) {
        return new RecordRef(RecordKind.EDITION, id);
    }

    public static RecordRef author(long id) {
        return new RecordRef(RecordKind.AUTHOR, id);
    }

    public static RecordRef series(long id) {
        return new RecordRef(RecordKind.SERIES, id);
    }

    /// The address of its page on this server.
    public String path() {
        return "/" + kind.path() + "/" + id;
    }
}
