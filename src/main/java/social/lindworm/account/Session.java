package social.lindworm.account;

import java.time.Instant;

/// One device somebody is signed in on.
public record Session(long id, Instant since, Instant lastSeen, String address, Device device) {}
