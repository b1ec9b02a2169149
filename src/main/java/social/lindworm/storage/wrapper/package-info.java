/// What any store can be wrapped in: patience and limits. `app` composes them once; all pass the contract of a store.
@NullMarked
package social.lindworm.storage.wrapper;

import org.jspecify.annotations.NullMarked;
