package social.lindworm.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.lindworm.web.Permission;

class RoleTest {

    @Test
    void permissionsAreThoseOfTheTable() {
        assertThat(Role.MEMBER.permissions()).isEmpty();
        assertThat(Role.EDITOR.permissions()).containsExactly(Permission.EDIT_BOOK);
        assertThat(Role.MODERATOR.permissions())
                .containsExactlyInAnyOrder(
                        Permission.EDIT_BOOK,
                        Permission.MODERATE_POST,
                        Permission.MODERATE_USER,
                        Permission.CREATE_INVITES,
                        Permission.CONTROL_FEDERATION,
                        Permission.SET_USER_GROUP);
        assertThat(Role.OWNER.permissions())
                .contains(Permission.EDIT_INSTANCE_SETTINGS)
                .doesNotContain(Permission.MANAGE_REGISTRATION, Permission.SYSTEM_ADMINISTRATION);
        assertThat(Role.ADMIN.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void nobodyGrantsTheirOwnRoleOrAHigherOneExceptAdmins() {
        assertThat(Role.MODERATOR.mayGrant(Role.EDITOR)).isTrue();
        assertThat(Role.MODERATOR.mayGrant(Role.MODERATOR)).isFalse();
        assertThat(Role.MODERATOR.mayGrant(Role.ADMIN)).isFalse();
        assertThat(Role.EDITOR.mayGrant(Role.MEMBER)).isFalse();
        assertThat(Role.ADMIN.mayGrant(Role.ADMIN)).isTrue();
    }
}
