package social.lindworm.book;

public record WorkId(long value) {

    public RecordRef ref() {
        return RecordRef.work(value);
    }
}
