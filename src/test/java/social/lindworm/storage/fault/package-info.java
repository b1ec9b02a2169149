/// What breaks between a store and its server: a proxy that injects faults, and stores that misbehave.
@NullMarked
package social.lindworm.storage.fault;

import org.jspecify.annotations.NullMarked;
