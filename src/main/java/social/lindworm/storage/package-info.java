/// Where files live: whole objects under validated keys, put and read as streams. Start at
/// [social.lindworm.storage.ObjectStore]; the sub-packages hold one backend each and pass one contract suite. May
/// use `common` and `config`; knows neither web nor database.
@NullMarked
package social.lindworm.storage;

import org.jspecify.annotations.NullMarked;
