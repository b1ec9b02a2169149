package social.lindworm.storage.check;

import java.util.Optional;
import social.lindworm.config.S3Provider;

/// What is to be checked.
///
/// @param origin of the pages, which must be allowed to use what is in the bucket
/// @param multipart whether a file is sent that is larger than one request takes, which costs time and traffic
/// @param provider whose rules the settings are to be judged by
public record CheckOrder(String origin, boolean multipart, Optional<S3Provider> provider) {}
