package social.lindworm.account;

import java.util.Optional;

/// A name as it is written to find somebody: `name`, `@name`, `name@domain`, `@name@domain`. An empty domain means this
/// instance.
record AccountName(String name, String domain) {

    private static final int MAX_LENGTH = 320;

    static Optional<AccountName> parse(String text) {
        String plain = text.startsWith("@") ? text.substring(1) : text;
        int at = plain.indexOf('@');
        String name = at < 0 ? plain : plain.substring(0, at);
        String domain = at < 0 ? "" : Username.fold(plain.substring(at + 1));
        boolean usable = !name.isBlank()
                && plain.length() <= MAX_LENGTH
                && domain.indexOf('@') < 0
                && (at < 0 || !domain.isBlank());
        return usable ? Optional.of(new AccountName(name, domain)) : Optional.empty();
    }

    /// The same with our own domain written as the empty one.
    AccountName seenFrom(String ownDomain) {
        return domain.equals(Username.fold(ownDomain)) ? new AccountName(name, "") : this;
    }

    String folded() {
        return Username.fold(name);
    }
}
