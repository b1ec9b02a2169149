package social.lindworm.book;

public record SeriesId(long value) {

    public RecordRef ref() {
        return RecordRef.series(value);
    }
}
