package social.lindworm.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to, as far as its shape can tell.
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;

    /// One @, something before it, a host with a dot or `localhost` behind it, and nothing that could end a mail
    /// header.
    private static final Pattern SHAPE = Pattern.compile(
            "[^@\\s\\p{Cntrl}\"(),:;<>\\[\\]\\\\]{1,64}@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,}|[^@\\s\\p{Cntrl}\"(),:;<>\\[\\]\\\\]{1,64}@localhost");

    public EmailAddress {
        if (!isAddress(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static Optional<EmailAddress> parse(String text) {
        return isAddress(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /// The form in which addresses are compared: two accounts may not differ in case alone.
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    /// What may be shown where others look over the shoulder: `a…@example.org`.
    public String hinted() {
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "…" + value.substring(value.lastIndexOf('@'));
    }
}
