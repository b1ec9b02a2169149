/// What the people who run the instance have decided about it: its name and texts, its look, who may join. The first of
/// the features: it knows no other. Start at [social.lindworm.site.Sites].
@NullMarked
package social.lindworm.site;

import org.jspecify.annotations.NullMarked;
