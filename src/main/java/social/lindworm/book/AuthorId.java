package social.lindworm.book;

public record AuthorId(long value) {

    public RecordRef ref() {
        return RecordRef.author(value);
    }
}
