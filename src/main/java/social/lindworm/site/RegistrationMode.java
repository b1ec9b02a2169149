package social.lindworm.site;

/// Who may join.
public enum RegistrationMode {
    /// Everybody.
    OPEN,
    /// Whoever holds an invite.
    INVITE,
    /// Whoever holds an invite, and one may be asked for.
    INVITE_REQUEST,
    /// Nobody; the site says why.
    CLOSED
}
