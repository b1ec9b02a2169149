package social.lindworm.account;

/// Names an account for good: ids of a taken-over instance are kept, and none is given twice.
public record AccountId(long value) {

    public AccountId {
        if (value <= 0) {
            throw new IllegalArgumentException("an account id is positive");
        }
    }
}
