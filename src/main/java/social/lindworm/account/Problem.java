package social.lindworm.account;

import social.lindworm.common.Message;

/// What is wrong with one thing that was typed.
///
/// @param field the name of its field in the form
public record Problem(String field, Message message) {}
