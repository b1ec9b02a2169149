/// Mails on their way out: by SMTP, or into a folder where no SMTP server is set. Only jobs send; a request never waits
/// for a mail server. Start at [social.lindworm.account.mail.MailTransport].
@NullMarked
package social.lindworm.account.mail;

import org.jspecify.annotations.NullMarked;
