/// The files a page needs besides its HTML: style sheets, scripts, fonts, icons.
///
/// Each carries a hash of its content in its name, so a browser may keep it for good. [Assets] is the way in: it reads
/// `static/` from the class path once at start, answers addresses for templates, serves the bytes, and writes
/// everything to a folder for `collectstatic`. Knows no feature; uses only Javalin's context and the brotli library.
@NullMarked
package social.lindworm.web.assets;

import org.jspecify.annotations.NullMarked;
