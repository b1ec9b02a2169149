package social.lindworm.search;

import java.util.Optional;
import java.util.regex.Pattern;
import social.lindworm.federation.fetch.WebAddress;

/// What addresses of covers begin with: `https://cdn.example/images/`. It can stand in a page and in its
/// Content-Security-Policy as it is.
///
/// @param text with a slash at the end
public record CoversUrl(String text) {

    public static final int MAX_LENGTH = 255;

    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}?#\\\\]");

    /// What a Content-Security-Policy can name.
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+");

    private static final int SHORTEST_SCHEME = "http://".length();

    /// Empty for what is no absolute address of a folder: another scheme, a name or password, white space, a query or
    /// a fragment.
    public static Optional<CoversUrl> parse(String typed) {
        return UNFIT.matcher(typed).find()
                ? Optional.empty()
                : WebAddress.parse(typed)
                        .filter(address -> HOST.matcher(address.host()).matches())
                        .map(address -> new CoversUrl(folder(address.toString())));
    }

    private static String folder(String address) {
        return address.endsWith("/") ? address : address + "/";
    }

    /// Scheme, host and port.
    public String origin() {
        return text.substring(0, text.indexOf('/', SHORTEST_SCHEME + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
