package social.lindworm.site;

import java.util.EnumSet;
import java.util.Set;
import social.lindworm.web.Permission;

/// What somebody is on this instance, from the least to the most. Each role may all that the ones before it may.
public enum Role {
    MEMBER,
    EDITOR,
    MODERATOR,
    OWNER,
    ADMIN;

    public Set<Permission> permissions() {
        EnumSet<Permission> granted = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (atLeast(leastRoleFor(permission))) {
                granted.add(permission);
            }
        }
        return granted;
    }

    private static Role leastRoleFor(Permission permission) {
        return switch (permission) {
            case EDIT_BOOK -> EDITOR;
            case MODERATE_POST, MODERATE_USER, CREATE_INVITES, CONTROL_FEDERATION, SET_USER_GROUP -> MODERATOR;
            case EDIT_INSTANCE_SETTINGS -> OWNER;
            case MANAGE_REGISTRATION, SYSTEM_ADMINISTRATION -> ADMIN;
        };
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /// Whether somebody of this role may give or take another: only roles below their own, except for admins, who may
    /// do all. So nobody raises themselves or touches their equals.
    public boolean mayGrant(Role other) {
        return this == ADMIN || (atLeast(leastRoleFor(Permission.SET_USER_GROUP)) && compareTo(other) > 0);
    }
}
