/// A store in the heap, for tests and for trying things out. Start at
/// [social.lindworm.storage.memory.MemoryStore].
@NullMarked
package social.lindworm.storage.memory;

import org.jspecify.annotations.NullMarked;
