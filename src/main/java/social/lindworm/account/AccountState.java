package social.lindworm.account;

/// Where an account stands. Only an active one can be signed in with and is seen by others.
public enum AccountState {
    /// Registered, the e-mail address not yet confirmed.
    PENDING,
    ACTIVE,
    /// Put to rest by its owner, who may come back.
    DEACTIVATED,
    /// Stopped by a moderator.
    SUSPENDED,
    /// Its server is blocked here.
    BLOCKED,
    /// Erased; only the name stays, so that nobody else gets it.
    DELETED
}
