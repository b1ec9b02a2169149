/// Words every other package may use: translatable messages, failures, folded text. Depends on nothing of ours.
@NullMarked
package social.lindworm.common;

import org.jspecify.annotations.NullMarked;
