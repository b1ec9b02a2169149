package social.lindworm.config;

/// A value that must not reach a log or a page; only [#reveal()] gives it.
public record Secret(String value) {

    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "(none)" : "(secret)";
    }
}
