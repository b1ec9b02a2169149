/// The settings of an instance: `.env` and environment, read once into records. Start at
/// [social.lindworm.config.Config].
@NullMarked
package social.lindworm.config;

import org.jspecify.annotations.NullMarked;
