package social.lindworm.web;

/// What a role may allow beyond what every signed-in person may do.
public enum Permission {
    MANAGE_REGISTRATION,
    SYSTEM_ADMINISTRATION,
    EDIT_INSTANCE_SETTINGS,
    SET_USER_GROUP,
    CONTROL_FEDERATION,
    CREATE_INVITES,
    MODERATE_USER,
    MODERATE_POST,
    EDIT_BOOK
}
