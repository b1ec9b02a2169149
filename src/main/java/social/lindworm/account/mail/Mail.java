package social.lindworm.account.mail;

/// A mail ready to leave.
///
/// @param fromName shown as the sender, beside the address
/// @param to one address
/// @param html the same as `text`, for readers that show HTML
/// @param language tag of the language it is written in
public record Mail(String fromName, String to, String subject, String text, String html, String language) {}
