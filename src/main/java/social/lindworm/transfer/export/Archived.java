package social.lindworm.transfer.export;

import social.lindworm.account.Accounts;
import social.lindworm.account.Profiles;
import social.lindworm.account.Sessions;
import social.lindworm.book.Contributions;
import social.lindworm.media.GivenPictures;

/// Where all that goes into an archive comes from.
///
/// @param origin of this instance, such as `https://books.example`
public record Archived(
        String origin,
        Accounts accounts,
        Profiles profiles,
        Sessions sessions,
        Contributions contributions,
        GivenPictures pictures) {}
