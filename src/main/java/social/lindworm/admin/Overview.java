package social.lindworm.admin;

import social.lindworm.account.AccountDirectory;
import social.lindworm.book.Books;
import social.lindworm.jobs.JobFailures;

/// How things stand.
///
/// @param pictures that can be shown
/// @param requests people who wait for an invite
public record Overview(
        AccountDirectory.Counts people, Books.Counts books, long pictures, JobFailures.Queue jobs, long requests) {}
