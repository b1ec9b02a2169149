package social.lindworm.admin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import social.lindworm.web.Permission;

/// What can be done to an instance, and who may read that it was done.
public enum ActKind {
    SITE(Permission.EDIT_INSTANCE_SETTINGS),
    REGISTRATION(Permission.EDIT_INSTANCE_SETTINGS),
    ROLE(Permission.MODERATE_USER),
    SUSPEND(Permission.MODERATE_USER),
    UNSUSPEND(Permission.MODERATE_USER),
    ACTIVATE(Permission.MODERATE_USER),
    REMOVE_FACTOR(Permission.MODERATE_USER),
    DELETE(Permission.MODERATE_USER),
    DEMAND_PASSWORD(Permission.MODERATE_USER),
    OFFER_FACTOR(Permission.MODERATE_USER),
    REQUIRE_FACTOR(Permission.MODERATE_USER),
    INVITE(Permission.CREATE_INVITES),
    END_INVITE(Permission.CREATE_INVITES),
    ACCEPT_REQUEST(Permission.CREATE_INVITES),
    IGNORE_REQUEST(Permission.CREATE_INVITES),
    NOTICE_REQUEST(Permission.CREATE_INVITES),
    CONNECTOR(Permission.SYSTEM_ADMINISTRATION),
    RETRY_JOB(Permission.EDIT_INSTANCE_SETTINGS),
    GIVE_UP_JOB(Permission.EDIT_INSTANCE_SETTINGS);

    private final Permission reader;

    ActKind(Permission reader) {
        this.reader = reader;
    }

    /// Those that somebody may read about.
    static List<ActKind> readable(Predicate<Permission> may) {
        return Arrays.stream(values()).filter(kind -> may.test(kind.reader)).toList();
    }
}
