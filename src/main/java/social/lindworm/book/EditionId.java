package social.lindworm.book;

public record EditionId(long value) {

    public RecordRef ref() {
        return RecordRef.edition(value);
    }
}
