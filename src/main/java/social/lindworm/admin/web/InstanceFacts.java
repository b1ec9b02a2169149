package social.lindworm.admin.web;

import java.time.Instant;
import java.util.Optional;

/// What is configured and since when it runs.
///
/// @param database its kind
/// @param mail where mails go, if a mail server is set
/// @param started when this process began
/// @param uploadLimit bytes one request may carry
public record InstanceFacts(
        String origin,
        String version,
        String database,
        Optional<String> mail,
        boolean https,
        Instant started,
        long uploadLimit) {}
