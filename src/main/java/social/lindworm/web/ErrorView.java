package social.lindworm.web;

import social.lindworm.common.Message;

/// What the error page shows.
///
/// @param reference what to tell the admin, empty where there is nothing in the log
public record ErrorView(int status, Message explanation, String reference) {}
