package social.lindworm.media;

import java.net.URI;
import java.util.Optional;
import social.lindworm.storage.ObjectKey;

/// Where pictures lie, and where pages may fetch them past this server. A picture is linked there only when all its
/// files are known to be there; until then, and always where links must last, it is fetched from this server.
///
/// @param place names the store among all that the instance had; empty for a folder of this machine
/// @param base what public addresses of files begin with, no slash at the end; empty if only this server serves them
public record Publication(String place, Optional<URI> base) {

    /// Of files that only this server can reach.
    public static final Publication NONE = new Publication("", Optional.empty());

    static final String OWN_BASE = "/images/";

    /// @param lies where the picture's files are known to be
    String base(String lies) {
        return base.filter(_ -> lies.equals(place)).map(uri -> uri + "/").orElse(OWN_BASE);
    }

    /// The address of a file past this server, if there is one.
    Optional<URI> address(ObjectKey key, String lies) {
        return base.filter(_ -> lies.equals(place)).map(uri -> URI.create(uri + "/" + key.text()));
    }
}
