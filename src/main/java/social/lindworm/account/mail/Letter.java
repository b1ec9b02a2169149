package social.lindworm.account.mail;

import java.util.List;
import java.util.Optional;

/// What a mail says, before it takes a form.
///
/// @param action the one thing to do, if there is one
/// @param code to be typed by hand instead of following the link
/// @param footer why this mail came
public record Letter(
        String subject,
        String greeting,
        List<String> paragraphs,
        Optional<Action> action,
        Optional<Code> code,
        String footer) {

    public Letter {
        paragraphs = List.copyOf(paragraphs);
    }

    /// @param link absolute
    public record Action(String label, String link) {}

    public record Code(String label, String value) {}

    /// The whole as plain text.
    public String text() {
        StringBuilder text = new StringBuilder(greeting);
        paragraphs.forEach(paragraph -> text.append("\n\n").append(paragraph));
        action.ifPresent(button ->
                text.append("\n\n").append(button.label()).append(":\n").append(button.link()));
        code.ifPresent(
                typed -> text.append("\n\n").append(typed.label()).append(": ").append(typed.value()));
        return text.append("\n\n-- \n").append(footer).append('\n').toString();
    }
}
