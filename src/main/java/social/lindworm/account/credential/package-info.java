/// What proves that a person is who they say: passwords, one-time codes, random tokens. Pure computation, no database,
/// no web. Start at [social.lindworm.account.credential.Passwords].
@NullMarked
package social.lindworm.account.credential;

import org.jspecify.annotations.NullMarked;
