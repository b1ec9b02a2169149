package social.lindworm.transfer;

import java.nio.file.Path;
import java.util.Optional;

/// What an import has done.
///
/// @param known rows whose book was there already
/// @param rejects where the refused rows are, if there are any
public record ImportResult(int works, int editions, int authors, int known, int refused, Optional<Path> rejects) {}
