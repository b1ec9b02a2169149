package social.lindworm.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.AccountMails.Contents;
import social.lindworm.account.mail.Letter;
import social.lindworm.account.mail.Mail;
import social.lindworm.site.Sites;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;
import social.lindworm.web.Surroundings;
import social.lindworm.web.Templates;

/// Puts mails into words, in their reader's language, as text and as HTML. Thread-safe.
final class Letters {

    private final Surroundings surroundings;
    private final Templates templates;
    private final Sites sites;

    Letters(Surroundings surroundings, Templates templates, Sites sites) {
        this.surroundings = surroundings;
        this.templates = templates;
        this.sites = sites;
    }

    Mail write(Contents contents) {
        Locale locale = Languages.nearest(contents.language(), Languages.ENGLISH);
        String site = sites.current().identity().name();
        Letter letter = letter(contents, surroundings.messages(locale), site);
        byte[] html = templates.render(
                "account/mail.jte",
                Map.of("letter", letter, "site", site, "home", surroundings.origin(), "lang", locale.toLanguageTag()));
        return new Mail(
                site,
                contents.to(),
                letter.subject(),
                letter.text(),
                new String(html, StandardCharsets.UTF_8),
                locale.toLanguageTag());
    }

    private Letter letter(Contents contents, Messages messages, String site) {
        String key = "account.mail." + contents.kind().key();
        return new Letter(
                messages.text(key + ".subject", site),
                contents.username().isEmpty()
                        ? messages.text("account.mail.greeting")
                        : messages.text("account.mail.greetingName", contents.username()),
                List.of(messages.text(key + ".text", site, contents.username()).split("\n\n")),
                link(contents)
                        .map(path -> new Letter.Action(messages.text(key + ".action"), surroundings.origin() + path)),
                contents.code().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Letter.Code(messages.text("account.mail.code"), contents.code())),
                messages.text("account.mail.footer", site, surroundings.origin()));
    }

    private static Optional<String> link(Contents contents) {
        Kind kind = contents.kind();
        return switch (kind) {
            case CONFIRM, CHANGE_EMAIL -> Optional.of("/confirm-email/" + contents.token());
            case RESET -> Optional.of("/password-reset/" + contents.token());
            case INVITE -> Optional.of("/invite/" + contents.token());
            case KNOWN_ADDRESS -> Optional.of("/login");
            case PASSWORD_CHANGED, EMAIL_CHANGED, SECOND_FACTOR_OFF, CODES_RENEWED, SECOND_FACTOR_ON ->
                Optional.of("/password-reset");
            case DELETED -> Optional.empty();
        };
    }
}
